import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { PageBlock, SaveDraft } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { status } from '../status/status.svelte';
import { versions as words } from '../words/versions';
import { VersionsModel, type LetterAtHand } from './versions.svelte';
import VersionsPane from './VersionsPane.svelte';

const THEN = '2026-11-17T10:00:00Z';
const LATER = '2026-11-17T11:00:00Z';
let fake: FakeBackend;
let cache: VisitCache;
let now: PageBlock[];
let letter: LetterAtHand & { restore: ReturnType<typeof vi.fn> };

const para = (id: string, text: string): PageBlock => ({ id, kind: 'paragraph', content: [{ type: 'text', text }] });

/** What the program was asked last to keep of this box. */
function lastKept(box: string): string {
  const drafts = fake.calls.filter((call) => call.name === 'save_draft').map((call) => call.request as SaveDraft);
  return drafts.findLast((draft) => draft.field === box)?.text ?? '';
}

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
  now = [para('a', 'Leaders read some audits.'), para('n', 'New.')];
  const was = [para('a', 'Leaders read every audit.'), para('g', 'Gone.')];
  for (const [at, blocks] of [
    [THEN, was],
    [LATER, now],
  ] as const) {
    fake.letters.rests.push({ at, by: 'Dev Oyelaran', what: { type: 'rest', changes: 3 } });
    fake.letters.then.set(at, { letter: cache.letter, blocks } as never);
  }
  letter = {
    settle: vi.fn(() => Promise.resolve()),
    blocks: () => now,
    show: vi.fn(),
    restore: vi.fn((block: PageBlock) => (now = now.map((each) => (each.id === block.id ? block : each)))),
  };
});

describe('versions', () => {
  test('what is typed settles before the versions are read', async () => {
    const model = new VersionsModel(cache, letter);
    await model.load();
    expect(letter.settle).toHaveBeenCalledOnce();
    expect(model.moments?.map((moment) => moment.at)).toEqual([LATER, THEN]);
  });

  test('a name is given to now and to a moment, and a name of no words is refused', async () => {
    const model = new VersionsModel(cache, letter);
    await model.load();
    model.name(null);
    expect(await model.saveName()).toBe(false);
    expect(model.naming?.error).toBe(words.nameMissing);
    model.type('  To quality assurance ');
    expect(await model.saveName()).toBe(true);
    expect(model.moments?.[0]?.what).toMatchObject({ type: 'named', name: 'To quality assurance' });
    model.name(THEN);
    model.type('Before the talk');
    await model.saveName();
    const [named] = (model.moments ?? []).filter((moment) => moment.at === THEN);
    expect(named?.what).toMatchObject({ name: 'Before the talk' });
  });

  test('a name half typed is there again when the visit is opened again', async () => {
    const model = new VersionsModel(cache, letter);
    model.name(THEN);
    model.type('Before th');
    await flushAll();
    cache.unfinished['version'] = lastKept('version');
    expect(new VersionsModel(cache, letter).naming).toEqual({ at: THEN, name: 'Before th', error: '' });
  });

  test('the earlier of two stands first, whichever was chosen first', async () => {
    const model = new VersionsModel(cache, letter);
    for (const [from, to] of [
      [THEN, LATER],
      [LATER, THEN],
    ] as const) {
      await model.compare(from, to);
      expect([model.from, model.to]).toEqual([THEN, LATER]);
    }
    await model.compare('now', THEN);
    expect([model.from, model.to]).toEqual([THEN, 'now']);
    expect(model.differences.map((row) => `${row.id} ${row.change}`)).toEqual(['a changed', 'g gone', 'n come']);
  });

  test('one goes through the differences in a circle', async () => {
    const model = new VersionsModel(cache, letter);
    await model.compare(THEN, 'now');
    const seen = [1, 1, 1, -1].map((by) => {
      model.step(by as 1 | -1);
      return model.here?.id;
    });
    expect(seen).toEqual(['g', 'n', 'a', 'n']);
    expect(status.message).toBe(words.differenceOf(3, 3));
  });

  test('one block comes back and the others stay, and what cannot come back says why', async () => {
    const model = new VersionsModel(cache, letter);
    await model.compare(THEN, 'now');
    const [changed, gone, come] = model.differences;
    if (!changed || !gone || !come) throw new Error('there are three differences');
    expect([changed, gone, come].map((row) => model.whyNot(row))).toEqual([null, null, words.cameLater]);
    await model.restore(changed);
    expect(letter.restore).toHaveBeenCalledWith(para('a', 'Leaders read every audit.'), null);
    expect(model.differences.map((row) => row.id)).toEqual(['g', 'n']);
    await model.restore(gone);
    expect(letter.restore).toHaveBeenLastCalledWith(para('g', 'Gone.'), 'a');
    await model.compare(THEN, LATER);
    expect(model.whyNot(changed)).toBe(words.onlyIntoNow);
    const final = new VersionsModel(cache, { ...letter, restore: null });
    await final.compare(THEN, 'now');
    expect(final.whyNot(gone)).toBe(words.isFinal);
  });
});

describe('the pane', () => {
  test('what was edited after review is one click away, and only that', async () => {
    fake.letters.edited = { began: THEN, by: 'Maren Hollis', changed: ['a'], added: ['n'], removed: [] };
    now = [...now, para('same', 'The same.')];
    fake.letters.then.get(THEN)?.blocks.push(para('same', 'The same.') as never);
    render(VersionsPane, { cache, letter });
    await userEvent.click(await screen.findByRole('button', { name: words.reviewShow }));
    const dialog = await screen.findByRole('dialog', { name: words.compareTitle });
    await within(dialog).findByText(words.differences(3));
    expect(within(dialog).queryByText('The same.')).toBeNull();
  });

  test('a version is compared with now by words, and F8 goes from difference to difference', async () => {
    const user = userEvent.setup();
    render(VersionsPane, { cache, letter });
    const [, then] = await screen.findAllByRole('button', { name: /Compare .* with now/ });
    if (!then) throw new Error('there are two versions');
    await user.click(then);
    expect((await screen.findByText('every audit.')).closest('del')).not.toBeNull();
    expect(screen.getByText('some audits.').closest('ins')).not.toBeNull();
    await user.keyboard('{F8}');
    expect(document.activeElement).toBe(
      screen.getByRole('group', { name: `${words.kind.paragraph}: ${words.change.gone}` }),
    );
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toBe(
      screen.getByRole('group', { name: `${words.kind.paragraph}: ${words.change.changed}` }),
    );
  });
});
