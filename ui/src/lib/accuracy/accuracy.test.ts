import { cleanup, render, screen, within as inside } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { sampleFactual } from '../../dev/sample-factual';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { InSentence, SaveDraft } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { status } from '../status/status.svelte';
import { accuracy as words } from '../words/accuracy';
import { AccuracyModel } from './accuracy.svelte';
import AccuracyPane from './AccuracyPane.svelte';

let fake: FakeBackend;
let cache: VisitCache;
const user = userEvent.setup();
const sent = (name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request);
const open = async () => new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
const nth = (at: number) => cache.factualComments[at]?.id ?? '';

async function begin(comments = sampleFactual()): Promise<void> {
  const records = comments.map((record) => ({ kind: 'factual_comment' as const, record }));
  fake = new FakeBackend({ records: [...sampleRecords(), ...records], me: SAMPLE.me });
  setBackend(fake);
  cache = await open();
}

function draw(caret: InSentence | null = null) {
  const letter = { settle: vi.fn(() => Promise.resolve()), caret: () => caret, show: vi.fn() };
  const pane = render(AccuracyPane, { cache, blocks: cache.blocks, letter });
  return { letter, pane };
}

const row = (name: RegExp) => screen.getByRole('button', { name });
const choose = (name: RegExp) => user.click(row(name));

beforeEach(() => begin());
afterEach(cleanup);

describe('comments on accuracy', () => {
  test('stand by number, each with its state in shape and word', () => {
    draw();
    const rows = inside(screen.getByRole('list', { name: words.list })).getAllByRole('button', { name: /^Comment \d/ });
    expect(rows.map((each) => each.getAttribute('aria-label')?.split(':')[0])).toEqual([
      'Comment 1, Not accepted',
      'Comment 2, Open',
      'Comment 3, Open',
    ]);
    expect(rows[0]?.textContent).toContain('✕ Not accepted');
    expect(screen.getByText('2 of 3 open')).toBeTruthy();
  });

  test('one is chosen by keyboard, and Enter shows its sentence', async () => {
    const { letter } = draw();
    row(/^Comment 1/).focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(row(/^Comment 2/));
    await screen.findByText(words.unchanged);
    await user.keyboard('{Enter}');
    expect(letter.show).toHaveBeenCalledWith(
      expect.objectContaining({ block: cache.factualComments[1]?.anchor?.block }),
    );
    await user.keyboard('{End}');
    expect(document.activeElement).toBe(row(/^Comment 3/));
    await user.keyboard('{Enter}');
    expect(status.message).toBe(words.tie.loose);
  });

  test('what became of a sentence is told word by word, and a lost one is said to be lost', async () => {
    fake.on('factual_view', () => ({
      places: [
        {
          comment: nth(0),
          tie: 'changed',
          sentence: { block: 'b', start: 0, end: 9, words: 'Caseloads are much lower than at the last inspection.' },
          proposed: null,
        },
        { comment: nth(1), tie: 'lost', sentence: null, proposed: null },
      ],
    }));
    draw();
    await screen.findByText(words.tie.lost);
    const gone = document.querySelectorAll('del');
    const come = document.querySelectorAll('ins');
    expect([...come].map((each) => each.textContent)).toEqual(['put in: much ', 'put in: inspection.']);
    expect([...gone].map((each) => each.textContent).join(' ')).toContain('taken out:');
  });

  test('a proposed sentence is tied by one press, after all that is typed is a change', async () => {
    const { letter } = draw();
    await choose(/^Comment 3/);
    await user.click(await screen.findByRole('button', { name: words.tieProposed }));
    expect(letter.settle).toHaveBeenCalledOnce();
    await screen.findByText(words.unchanged);
    expect(cache.factualComments[2]?.anchor?.words).toContain('Weaker plans');
    await user.click(screen.getByRole('button', { name: words.untie }));
    expect(cache.factualComments[2]?.anchor).toBeNull();
  });

  test('the sentence at the caret is tied; without a caret it is said what to do', async () => {
    const block = cache.blocks[9]?.id ?? '';
    draw({ block, caret: 70 });
    await choose(/^Comment 3/);
    await user.click(screen.getByRole('button', { name: words.tieHere }));
    expect(sent('tie_factual_comment')).toEqual([expect.objectContaining({ sentence: { block, caret: 70 } })]);
    cleanup();
    draw(null);
    await user.click(screen.getByRole('button', { name: words.tieHere }));
    expect(status.message).toBe(words.noCaret);
    expect(sent('tie_factual_comment')).toHaveLength(1);
  });

  test('a place without a sentence is refused where it was asked for', async () => {
    draw({ block: 'gone', caret: 0 });
    await choose(/^Comment 3/);
    await user.click(screen.getByRole('button', { name: words.tieHere }));
    expect((await screen.findByRole('alert')).textContent).toBe(words.noSentence);
  });

  test('a decision wants an answer first, and then holds', async () => {
    draw();
    await choose(/^Comment 2/);
    await user.click(screen.getByRole('radio', { name: /● Accepted/ }));
    await screen.findByText(words.answerFirst);
    expect(document.activeElement).toBe(screen.getByLabelText(words.answer));
    expect(cache.factualComments[1]?.decision).toBeNull();
    await user.keyboard('It is now in the letter.');
    await user.click(screen.getByRole('radio', { name: /In part/ }));
    await screen.findByText('1 of 3 open');
    expect(cache.factualComments[1]).toMatchObject({ decision: 'in_part', answer: 'It is now in the letter.' });
    expect(screen.queryByText(words.answerFirst)).toBeNull();
  });

  test('one is removed with the next at hand, and Ctrl+Z asks for it back', async () => {
    draw();
    const id = nth(1);
    await choose(/^Comment 2/);
    await user.keyboard('{Delete}');
    expect(cache.factualComments).toHaveLength(2);
    expect(document.activeElement).toBe(row(/^Comment 3/));
    await user.keyboard('{Control>}z{/Control}');
    expect(sent('undo')).toEqual([expect.objectContaining({ scope: { kind: 'factual_comment', id } })]);
  });

  test('the table is saved, and a refusal is shown', async () => {
    const { letter } = draw();
    await user.click(screen.getByRole('button', { name: words.exportWord }));
    expect(letter.settle).toHaveBeenCalled();
    expect(status.message).toContain('Factual accuracy comments.docx');
    fake.on('export_factual', () => {
      throw new CoreError('disk_full');
    });
    await user.click(screen.getByRole('button', { name: words.exportCsv }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(sent('export_factual').map((each) => (each as { form: string }).form)).toEqual(['word', 'csv']);
  });
});

describe('one that is typed', () => {
  test('is added in one breath, and the next begins', async () => {
    await begin([]);
    draw();
    expect(screen.getByText(words.emptyTitle)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: words.add }));
    await user.keyboard('Caseloads are 16.{Tab}Page 2{Control>}{Enter}{/Control}');
    await screen.findByRole('button', { name: /^Comment 1, Open: Caseloads are 16/ });
    expect(document.activeElement).toBe(screen.getAllByLabelText(words.claim)[0]);
    expect(cache.factualComments[0]).toMatchObject({ number: 1, place: 'Page 2' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((await screen.findByRole('alert')).textContent).toBe(words.claimMissing);
    expect(cache.factualComments).toHaveLength(1);
  });

  test('is there again when the visit is opened again, and after a refusal', async () => {
    const model = new AccuracyModel(cache);
    model.begin();
    model.type({ claim: 'Half a thou' });
    await flushAll();
    const kept = sent('save_draft').findLast((each) => (each as SaveDraft).field === 'factual') as SaveDraft;
    cache = await open();
    cache.unfinished['factual'] = kept.text;
    const again = new AccuracyModel(cache);
    expect(again.writing).toEqual({ claim: 'Half a thou', place: '' });
    fake.on('add_factual_comments', () => {
      throw new CoreError('disk_full');
    });
    expect(await again.add()).toBe(false);
    expect([again.writing?.claim, again.failure === '']).toEqual(['Half a thou', false]);
  });

  test('what is typed while one is being added is the beginning of the next', async () => {
    const model = new AccuracyModel(cache);
    model.begin();
    model.type({ claim: 'Caseloads are 16.' });
    const adding = model.add();
    model.type({ claim: 'Caseloads are 16.Plans' });
    expect(await adding).toBe(true);
    expect(model.writing).toEqual({ claim: 'Plans', place: '' });
    await flushAll();
    const kept = sent('save_draft').findLast((each) => (each as SaveDraft).field === 'factual') as SaveDraft;
    expect(kept.text).toContain('Plans');
  });
});
