import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setBackend } from '../backend';
import type { FakeBackend } from '../backend/fake';
import type { ReviewRemark } from '../contract/generated';
import { status } from '../status/status.svelte';
import ChecksPane from './ChecksPane.svelte';
import { LetterSession } from './session.svelte';
import { LetterCore } from './testing/core';
import { block, LETTER, openVisit } from './testing/visit';

let fake: FakeBackend;
let session: LetterSession;
let detach: () => void;
const onback = vi.fn();
const user = userEvent.setup();
const text = () => session.editorState.doc.textContent;
const card = async (words: RegExp) =>
  (await screen.findByText(words, { selector: 'h3, p' })).closest('li') as HTMLElement;

const BLOCKS = [
  block('b1', 'heading', ['Findings and evaluation of progress'], 0),
  block('b2', 'paragraph', ['Plans are inconsistant.'], 1),
  block('b3', 'paragraph', ['A stepdown is rare.'], 2),
];

beforeEach(async () => {
  status.message = '';
  onback.mockClear();
  const opened = await openVisit({ blocks: BLOCKS });
  fake = opened.fake;
  setBackend(fake);
  new LetterCore(fake, LETTER);
  session = new LetterSession(opened.cache, LETTER);
  const mount = document.createElement('div');
  document.body.append(mount);
  detach = session.attach(mount);
  await session.review.loadRules();
  render(ChecksPane, {
    session,
    listed: null,
    onlisted: () => {},
    onshow: () => {},
    onweigh: () => {},
    onedit: () => {},
    onback,
  });
  await card(/‘inconsistant’/);
});
afterEach(() => {
  detach();
  cleanup();
  document.body.replaceChildren();
});

test('a word that no dictionary has shows what may be meant once its card has the keys', async () => {
  const slip = within(await card(/‘inconsistant’/));
  expect(slip.queryByRole('button', { name: /^Write/ })).toBeNull();
  (await card(/‘inconsistant’/)).focus();
  await slip.findByRole('button', { name: 'Write ‘inconsistent’' });
  await user.click(slip.getByRole('button', { name: 'Write ‘inconsistently’' }));
  expect(text()).toContain('Plans are inconsistently.');
});

test('Ctrl+. on a card puts the first in, and the keys go on to the next card', async () => {
  (await card(/‘inconsistant’/)).focus();
  await user.keyboard('{Control>}.{/Control}');
  await waitFor(() => expect(text()).toContain('Plans are inconsistent.'));
  await waitFor(() => expect(screen.queryByText(/‘inconsistant’/)).toBeNull());
  await waitFor(() => expect(document.activeElement?.classList).toContain('card'));
});

test('a word of which nothing is known can be added to the own words by one key, from its card', async () => {
  const slip = await card(/‘stepdown’/);
  slip.focus();
  await within(slip).findByText('Nothing is known that may have been meant.');
  await user.keyboard('{Control>}{Shift>}d{/Shift}{/Control}');
  await waitFor(() => expect(screen.queryByText(/‘stepdown’/)).toBeNull());
  expect((await fake.call('house_style', {})).style.words).toEqual(['stepdown']);
  expect(status.message).toContain('‘stepdown’ is one of the notebook’s own words now.');
});

test('each remark says why its rule is, and where that was read, when it is asked', async () => {
  const slip = within(await card(/‘inconsistant’/));
  const why = slip.getByText('Why?').closest('details');
  expect(why?.open).toBe(false);
  await user.click(slip.getByText('Why?'));
  expect(why?.open).toBe(true);
  slip.getByText('A slip casts doubt on all that a letter says.');
  slip.getByText('Source: Made up for the page');
});

test('the last letter’s sentence stands by this letter’s, with the words that differ', async () => {
  const remark: ReviewRemark = {
    rule: 'as-last-letter',
    severity: 'advice',
    block: 'b2',
    start: 0,
    end: 23,
    words: 'Plans are inconsistant.',
    message: 'The last letter says nearly the same: ‘Plans were inconsistant.’',
    fixes: [],
    beside: 'Plans were inconsistant.',
    aside: null,
  };
  fake.on('review_letter', () => ({ ledger: [], remarks: [remark] }));
  await session.review.look();
  const nearly = within(await card(/^The last letter says nearly the same\.$/));
  expect(
    nearly.getByText('The last letter', { selector: 'dt' }).nextElementSibling?.querySelector('del')?.textContent,
  ).toBe('(not here any more) were ');
  expect(nearly.getByText('This letter').nextElementSibling?.querySelector('ins')?.textContent).toBe('(new here) are ');
  expect(nearly.queryByText('‘Plans are inconsistant.’')).toBeNull();
});

test('when the last remark is done with, the keys are back in the text', async () => {
  const remarks = session.review.remarks.filter((each) => each.words === 'stepdown');
  fake.on('review_letter', () => ({ ledger: [], remarks }));
  await session.review.look();
  (await card(/‘stepdown’/)).focus();
  fake.on('review_letter', () => ({ ledger: [], remarks: [] }));
  await session.review.look();
  await waitFor(() => expect(onback).toHaveBeenCalled());
});
