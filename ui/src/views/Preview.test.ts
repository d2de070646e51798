import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { CoreError, setBackend } from '../lib/backend';
import { caretBehind } from '../lib/letter/testing/editor';
import { LetterSession } from '../lib/letter/session.svelte';
import { LETTER, openVisit } from '../lib/letter/testing/visit';
import LetterView from './LetterView.svelte';

const user = userEvent.setup();

async function show() {
  const { fake, cache } = await openVisit();
  setBackend(fake);
  render(LetterView, { cache, goTo: vi.fn() });
  return { fake, cache, session: LetterSession.of(cache, LETTER) };
}

const asked = (fake: Awaited<ReturnType<typeof show>>['fake']) =>
  fake.calls.filter((call) => call.name === 'preview_letter').map((call) => call.request as { blocks: unknown });
const pages = () => screen.findByRole('region', { name: 'Pages of the PDF' });

afterEach(cleanup);

test('F9 shows the pages in place of the tabs, and hides them again', async () => {
  await show();
  await user.keyboard('{F9}');
  expect(await pages()).toBeTruthy();
  expect(await screen.findByText(/^Page 1 of/)).toBeTruthy();
  expect(screen.queryByRole('tab', { name: /Evidence/ })).toBeNull();
  await user.keyboard('{F9}');
  expect(screen.getByRole('tab', { name: /Evidence/ })).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Pages of the PDF' })).toBeNull();
});

test('what is typed is in the next PDF, and what is typed meanwhile in the one after', async () => {
  const { fake, session } = await show();
  await user.keyboard('{F9}');
  await waitFor(() => expect(asked(fake)).toHaveLength(1));
  session.dispatch(session.editorState.tr.insertText('Zebra ', 1));
  session.dispatch(session.editorState.tr.insertText('crossing ', 7));
  await waitFor(() => expect(asked(fake)).toHaveLength(2));
  expect(JSON.stringify(asked(fake)[1]?.blocks)).toContain('Zebra crossing ');
});

test('a character that cannot be printed is said beside the pages that were seen last, and shown in the text', async () => {
  const { fake, session } = await show();
  await user.keyboard('{F9}');
  await screen.findByText(/^Page 1 of/);
  fake.on('preview_letter', () => {
    throw new CoreError('character_missing', { character: '漢', place: 'paragraph' });
  });
  session.dispatch(session.editorState.tr.insertText('漢', 1));
  expect((await screen.findByRole('alert')).textContent).toContain('The PDF could not be made.');
  expect(screen.getByText(/^Page 1 of/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show the place' }));
  const { from, to } = session.editorState.selection;
  expect(session.editorState.doc.textBetween(from, to)).toBe('漢');
});

test('keys change the size, and Escape goes back to the text', async () => {
  await show();
  await user.keyboard('{F9}');
  await screen.findByText(/^Page 1 of/);
  (await pages()).focus();
  await user.keyboard('+');
  const larger = Number(screen.getByRole('button', { name: /Size of the pages/ }).textContent?.replace(/\D/g, ''));
  await user.keyboard('+');
  expect(
    Number(screen.getByRole('button', { name: /Size of the pages/ }).textContent?.replace(/\D/g, '')),
  ).toBeGreaterThan(larger);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('region', { name: 'Pages of the PDF' })).toBeNull();
});

test('the line of the caret is marked on its page', async () => {
  const { session } = await show();
  await user.keyboard('{F9}');
  await screen.findByText(/^Page 1 of/);
  caretBehind(session, 'visit');
  await waitFor(() => expect(document.querySelector('.page .caret')).toBeTruthy());
});

test('printing warns first, lays the pages out, and asks for the dialog of the system', async () => {
  const { fake } = await show();
  HTMLImageElement.prototype.decode = () => Promise.resolve();
  await user.keyboard('{F9}');
  await screen.findByText(/^Page 1 of/);
  await user.click(screen.getByRole('button', { name: 'Print…' }));
  expect(await screen.findByText(/print queue, which may keep a copy/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Choose a printer' }));
  await waitFor(() => expect(fake.calls.some((call) => call.name === 'print_preview')).toBe(true));
  const shown = document.querySelectorAll('.printed img').length;
  expect(screen.getByText(`Page 1 of ${shown}`)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(document.querySelector('.printed')).toBeNull();
});
