import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { SAMPLE, sampleEvidence, sampleRecords } from '../../dev/sample';
import { withFiles } from '../../dev/sample-files';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import FileList from './FileList.svelte';
import { Files } from './files.svelte';

const EVIDENCE = sampleEvidence()[0]?.id ?? '';
const user = userEvent.setup();
let fake: FakeBackend;

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  withFiles(fake, EVIDENCE);
  setBackend(fake);
  const files = new Files(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
  await files.load();
  render(FileList, { files, evidence: EVIDENCE });
});

const button = (name: RegExp) => screen.getByRole('button', { name });

test('a picture is shown under its name, and closing it goes back to where it was opened', async () => {
  await user.click(button(/Whiteboard/));
  expect(await screen.findByRole('img', { name: /Whiteboard/ })).toBeInstanceOf(HTMLImageElement);
  expect(screen.getByText(/not encrypted/)).toBeTruthy();
  await user.click(button(/Close/));
  expect(document.activeElement).toBe(button(/Whiteboard/));
});

test('a text is shown in words that can be scrolled by keys', async () => {
  await user.click(button(/Audit form/));
  const text = await screen.findByRole('region', { name: /Audit form/ });
  expect(text.textContent).toContain('Agreed with the audit lead');
  expect(text.tabIndex).toBe(0);
});

test('a PDF is not shown, and a file that is not here says so and offers no copy', async () => {
  await user.click(button(/Supervision policy/));
  expect(await screen.findByText(/not shown here/)).toBeTruthy();
  await user.click(button(/Close/));
  await user.click(button(/Caseloads by team/));
  expect(await screen.findByText(/Only its name came here/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Save a copy/ })).toBeNull();
});

test('Ctrl+Shift+A attaches, and tells beside it what was not taken', async () => {
  await user.keyboard('{Control>}{Shift>}A{/Shift}{/Control}');
  expect(await screen.findByRole('button', { name: 'Panel minutes.txt' })).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('Caseloads 2019.xls');
  await user.click(button(/Done/));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('F2 begins in the name, which becomes one change when it is left', async () => {
  button(/Supervision policy/).focus();
  await user.keyboard('{F2}');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  expect(document.activeElement).toBe(name);
  await user.clear(name);
  await user.type(name, 'Policy{Enter}');
  await waitFor(() => expect(screen.getByRole('dialog', { name: 'Policy' })).toBeTruthy());
  expect(fake.calls.filter((call) => call.name === 'edit_record')).toHaveLength(1);
});

test('Delete removes a file and gives the focus to the next one', async () => {
  button(/Audit form/).focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(screen.queryByRole('button', { name: /Audit form/ })).toBeNull());
  expect(document.activeElement).toBe(button(/Supervision policy/));
});
