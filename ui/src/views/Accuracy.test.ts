import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { SAMPLE, sampleRecords } from '../dev/sample';
import { sampleFactual } from '../dev/sample-factual';
import { setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import { VisitCache } from '../lib/cache/visit.svelte';
import type { Hold, VisitState } from '../lib/contract/generated';
import { accuracy as words } from '../lib/words/accuracy';
import { final } from '../lib/words/final';
import LetterView from './LetterView.svelte';

const user = userEvent.setup();

async function draw(state: VisitState): Promise<FakeBackend> {
  const comments = sampleFactual().map((record) => ({ kind: 'factual_comment' as const, record }));
  const fake = new FakeBackend({ records: [...sampleRecords(), ...comments], me: SAMPLE.me });
  setBackend(fake);
  const cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
  cache.visit = { ...cache.visit, state };
  render(LetterView, { cache, goTo: vi.fn() });
  return fake;
}

afterEach(cleanup);

test.each([
  ['with_authority', 'Accuracy2'],
  ['drafting', 'Accuracy'],
] as const)('open comments are counted while the letter is with the authority: %s', async (state, tab) => {
  await draw(state);
  expect(screen.getByRole('tab', { name: /Accuracy/ }).textContent?.replaceAll(/\s/g, '')).toBe(tab);
});

test('a comment is tied to the sentence at the caret of the letter', async () => {
  const fake = await draw('with_authority');
  await user.click(screen.getByRole('tab', { name: /Accuracy/ }));
  await user.click(screen.getByRole('button', { name: /^Comment 3/ }));
  await user.click(screen.getByRole('button', { name: words.tieHere }));
  await vi.waitFor(() => expect(fake.calls.some(({ name }) => name === 'tie_factual_comment')).toBe(true));
  const block = sampleRecords().find((each) => each.kind === 'block')?.record.id;
  expect(fake.calls.find(({ name }) => name === 'tie_factual_comment')?.request).toMatchObject({
    sentence: { block, caret: 0 },
  });
});

test('the gate leads to the comment that nobody decided', async () => {
  const fake = await draw('with_authority');
  const [, second] = sampleFactual();
  const hold: Hold = {
    kind: 'not_decided',
    rule: 'factual-not-decided',
    block: second?.id ?? '',
    start: 0,
    end: 0,
    words: `2: ${second?.claim}`,
    message: 'Page 2, paragraph 1',
    finding: null,
  };
  fake.letters.holds = [hold];
  await user.click(screen.getByRole('tab', { name: /Versions/ }));
  await user.click(screen.getByRole('button', { name: final.make }));
  const gate = within(await screen.findByRole('dialog'));
  expect(await gate.findByText(final.kind.not_decided)).toBeTruthy();
  await user.click(gate.getByRole('button', { name: final.showOne(hold.words) }));
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Comment 2/ })));
});
