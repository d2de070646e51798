import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { NOTES_PARTS, withNotes } from '../../dev/sample-notes';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { ImportNotes } from '../contract/generated';
import NotesDialog from './NotesDialog.svelte';
import { NotesModel } from './notes.svelte';

let fake: FakeBackend;
const user = userEvent.setup();
const onclose = vi.fn();
const focused = () => document.activeElement?.id;

beforeEach(async () => {
  onclose.mockClear();
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  withNotes(fake);
  setBackend(fake);
  const model = new NotesModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
  await model.choose();
  render(NotesDialog, { model, onclose });
});

test('every character of the file can be read before anything is stored', () => {
  const grid = screen.getByRole('grid', { name: 'Parts of the notes, in order' });
  for (const { text } of NOTES_PARTS.filter((part) => part.text.trim() !== '')) {
    expect(grid.textContent).toContain(text.trim());
  }
  expect(screen.getByText('2 blank lines')).toBeTruthy();
  expect(screen.getByText(/^527 characters: 485 in 4 notes, 42 in headings, blank lines/)).toBeTruthy();
  expect(screen.getByText(/comments, 2 places, 64 characters/)).toBeTruthy();
});

test('parts are looked through, left out, split and stored by keyboard alone', async () => {
  await waitFor(() => expect(focused()).toBe('note-3'));
  await user.keyboard('{ArrowDown}');
  await waitFor(() => expect(focused()).toBe('note-4'));
  await user.keyboard(' ');
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Keep part 5' }).checked).toBe(false);
  await user.keyboard('{End}');
  await waitFor(() => expect(focused()).toBe('note-7'));
  await user.keyboard('{Enter}');
  const text = screen.getByLabelText<HTMLTextAreaElement>('Text');
  expect(document.activeElement).toBe(text);
  text.setSelectionRange(14, 14);
  await user.tab();
  await user.keyboard('{Enter}');
  await screen.findByText('Part 9 of 9');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(focused()).toBe('note-8'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(onclose).toHaveBeenCalledOnce());
  const { evidence } = fake.calls.findLast((call) => call.name === 'import_notes')?.request as ImportNotes;
  expect(evidence.map((each) => each.text.split(' ').slice(0, 3).join(' '))).toEqual([
    'Caseloads in the',
    'Plan of August',
    'Health visitor',
    'came to the',
  ]);
});

test('leaving asks only when something was changed', async () => {
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onclose).toHaveBeenCalledOnce();
  onclose.mockClear();
  await user.click(screen.getByRole('checkbox', { name: 'Keep part 1' }));
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(onclose).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Go on here' }));
  await user.click(screen.getByRole('button', { name: 'Close' }));
  await user.click(screen.getByRole('button', { name: 'Leave without storing' }));
  expect(onclose).toHaveBeenCalledOnce();
  expect(fake.calls.some((call) => call.name === 'import_notes')).toBe(false);
});
