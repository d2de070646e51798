import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { Hold, SaveDraft } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { final as words } from '../words/final';
import { FinalModel, keyOf } from './final.svelte';
import FinalActions from './FinalActions.svelte';

const UNSUPPORTED: Hold = {
  kind: 'evidence',
  rule: 'rests-on-nothing',
  block: 'b1',
  start: 0,
  end: 19,
  words: 'Children wait long.',
  message: 'This sentence rests on nothing.',
  finding: null,
};
const FACT: Hold = {
  kind: 'fact',
  rule: 'visit.team',
  block: null,
  start: 0,
  end: 0,
  words: '',
  message: '',
  finding: null,
};

let fake: FakeBackend;
let cache: VisitCache;
const settle = vi.fn(() => Promise.resolve());
const sent = (name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request);

/** What the program was asked last to keep of this box. */
function lastKept(box: string): string {
  const drafts = fake.calls.filter((call) => call.name === 'save_draft').map((call) => call.request as SaveDraft);
  return drafts.findLast((draft) => draft.field === box)?.text ?? '';
}

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
  settle.mockClear();
});

function model(): FinalModel {
  const made = new FinalModel(cache);
  made.settling(settle);
  return made;
}

describe('the gate', () => {
  test('is looked at on what is on the screen, and tells what holds the letter back by sort', async () => {
    fake.letters.holds = [UNSUPPORTED, FACT];
    const gate = model();
    await gate.look();
    expect(settle).toHaveBeenCalledOnce();
    expect(gate.groups.map(({ kind, holds }) => [kind, holds.length])).toEqual([
      ['evidence', 1],
      ['fact', 1],
    ]);
    expect(gate.free).toBe(false);
  });

  test('a thing is set aside only with a reason', async () => {
    fake.letters.holds = [UNSUPPORTED];
    const gate = model();
    await gate.look();
    gate.sayWhy(UNSUPPORTED);
    expect(await gate.setAside(UNSUPPORTED)).toBe(false);
    expect(gate.reason?.error).toBe(words.becauseMissing);
    expect(sent('set_aside_remark')).toEqual([]);
    gate.type(' It is the law. ');
    expect(await gate.setAside(UNSUPPORTED)).toBe(true);
    expect(sent('set_aside_remark')).toEqual([
      expect.objectContaining({
        rule: 'rests-on-nothing',
        block: 'b1',
        words: UNSUPPORTED.words,
        because: 'It is the law.',
      }),
    ]);
    expect([gate.free, gate.gate?.aside, gate.reason]).toEqual([true, 1, null]);
    expect(gate.sayWhy({ ...UNSUPPORTED, start: 40 }), 'what was said last is offered').toBe(true);
    expect(gate.reason?.text).toBe('It is the law.');
    gate.putReasonAside();
    expect(gate.sayWhy(FACT)).toBe(true);
    expect(gate.reason?.text, 'for the same sort of thing only').toBe('');
  });

  test('a missing fact cannot be set aside', async () => {
    const gate = model();
    gate.sayWhy(FACT);
    gate.type('Never mind.');
    expect(await gate.setAside(FACT)).toBe(false);
    expect(sent('set_aside_remark')).toEqual([]);
  });

  test('a reason half written is there again when the visit is opened again', async () => {
    const gate = model();
    gate.sayWhy(UNSUPPORTED);
    gate.type('It is the l');
    await flushAll();
    cache.unfinished['gate'] = lastKept('gate');
    expect(new FinalModel(cache).reason).toEqual({ key: keyOf(UNSUPPORTED), text: 'It is the l', error: '' });
  });

  test('the letter becomes final, and what came up meanwhile is shown with the refusal', async () => {
    const gate = model();
    await gate.look();
    expect(gate.free).toBe(true);
    fake.letters.holds = [UNSUPPORTED];
    expect(await gate.make()).toBe(false);
    expect([gate.failure.includes('holds the letter back'), gate.gate?.holds.length]).toEqual([true, 1]);
    fake.letters.holds = [];
    expect(await gate.make()).toBe(true);
    expect([cache.letter?.state, cache.visit.state, cache.finalLetters.length]).toEqual(['final', 'final', 1]);
  });

  test('it is amended with a reason, as the next version', async () => {
    const gate = model();
    await gate.make();
    gate.typeAmend(' ');
    expect(await gate.amend()).toBe(false);
    expect(gate.failure).toBe(words.amendMissing);
    gate.typeAmend('The date was wrong.');
    expect(await gate.amend()).toBe(true);
    expect(cache.letter).toMatchObject({ state: 'draft', version: 2, amended: 'The date was wrong.' });
    expect(cache.visit.state).toBe('drafting');
  });
});

describe('the actions', () => {
  const draw = () => {
    const show = vi.fn();
    render(FinalActions, { cache, settle, show });
    return show;
  };

  test('each thing leads to its place, and one says why in the dialog', async () => {
    const user = userEvent.setup();
    fake.letters.holds = [UNSUPPORTED, FACT];
    const show = draw();
    await user.click(screen.getByRole('button', { name: words.make }));
    await screen.findByText(new RegExp(words.holds(2)));
    expect(screen.queryByRole('button', { name: words.makeVersion(1) })).toBeNull();
    await user.click(screen.getByRole('button', { name: words.whyOne(UNSUPPORTED.words) }));
    expect(document.activeElement).toBe(screen.getByLabelText(words.because));
    await user.keyboard('It is the law.{Control>}{Enter}{/Control}');
    await screen.findByText(new RegExp(words.holds(1)));
    await user.click(screen.getByRole('button', { name: words.showOne('Who leads the visit') }));
    expect(show).toHaveBeenCalledWith(FACT);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a rehearsal is told that there is no way', async () => {
    fake.letters.shut = 'rehearsal';
    draw();
    await userEvent.click(screen.getByRole('button', { name: words.make }));
    await screen.findByText(words.shut.rehearsal);
    expect(screen.queryByRole('button', { name: words.makeVersion(1) })).toBeNull();
  });

  test('from draft to final, to the kept PDF, to the next version', async () => {
    const user = userEvent.setup();
    draw();
    await user.click(screen.getByRole('button', { name: words.make }));
    await user.click(await screen.findByRole('button', { name: words.makeVersion(1) }));
    await user.click(await screen.findByRole('button', { name: words.exportOne(1) }));
    expect(sent('export_final')).toEqual([{ final_letter: cache.finalLetters[0]?.id }]);
    await user.click(screen.getByRole('button', { name: words.amend }));
    await user.type(screen.getByLabelText(words.amendBecause), 'The date was wrong.');
    await user.click(screen.getByRole('button', { name: words.amendDo(2) }));
    await screen.findByText(words.draft(2));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a place that cannot be written is told, and the letter stays final', async () => {
    const user = userEvent.setup();
    await model().make();
    fake.on('export_final', () => {
      throw new CoreError('disk_full', { place: 'Letter.pdf' });
    });
    draw();
    await user.click(screen.getByRole('button', { name: words.exportOne(1) }));
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full');
    expect(cache.letter?.state).toBe('final');
  });
});
