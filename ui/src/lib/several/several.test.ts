import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import type { ExportPlanned, PlanExport, PlannedFile } from '../contract/generated';
import { PUBLISHED } from '../shared/look';
import { notExported } from '../shared/notexported';
import { status } from '../status/status.svelte';
import SeveralDialog from './SeveralDialog.svelte';
import { SeveralExport, SLOW } from './several.svelte';

const user = userEvent.setup();
const onclose = vi.fn();
let fake: FakeBackend;
/** Answers of `export_planned` that a test holds back, by file. */
let held: Map<number, () => void>;
let fails: Map<number, CoreError>;

const asked = () => fake.calls.filter(({ name }) => name === 'export_planned').map((call) => call.request);
const filesAsked = () => (asked() as ExportPlanned[]).map(({ file }) => file);
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const letters = () => within(screen.getByRole('group', { name: 'Letters' })).getAllByRole<HTMLInputElement>('checkbox');
const outcomes = () =>
  within(screen.getByRole('region', { name: 'Files' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent?.replace(/\s+/g, ' ').trim());
const close = () => screen.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));

/** The sample, whose second visit has a letter too. */
function records() {
  const all = sampleRecords();
  const letter = all.find((each) => each.kind === 'letter');
  const second = all.filter((each) => each.kind === 'visit').find(({ record }) => record.ordinal === 2);
  if (letter?.kind !== 'letter' || !second) throw new Error('the sample has changed');
  return [...all, { ...letter, record: { ...letter.record, id: 'letter-2', visit: second.record.id } }];
}

/** The folder that is chosen would hold these files; those with a star are there already. */
function planned(...names: string[]): void {
  const files = names.map((name): PlannedFile => ({ name: name.replace('*', ''), there: name.endsWith('*') }));
  fake.on('plan_export', () => ({ plan: { key: 'k', folder: '/home/maren/Out', files } }));
}

beforeEach(() => {
  onclose.mockClear();
  held = new Map();
  fails = new Map();
  fake = new FakeBackend({ records: records(), me: SAMPLE.me });
  setBackend(fake);
  planned('a.pdf', 'b.pdf', 'c.pdf');
  fake.on('export_planned', async ({ file }) => {
    if (held.has(file)) await new Promise<void>((go) => held.set(file, go));
    const failure = fails.get(file);
    if (failure) throw failure;
    return { path: `/home/maren/Out/${'abc'.charAt(file)}.pdf` };
  });
});

async function show(ticked: string[] = [SAMPLE.visit]): Promise<void> {
  render(SeveralDialog, { ticked, onclose });
  await waitFor(() => expect(letters()).toHaveLength(2));
}

async function finished(ticked?: string[]): Promise<void> {
  await show(ticked);
  await user.click(button(/^Choose a folder and export/));
  await screen.findByRole('region', { name: 'Files' });
}

describe('the choice', () => {
  test('has the letters that there are, the newest first, and says how many visits have none', async () => {
    await show();
    expect(letters().map((box) => [box.labels?.[0]?.textContent?.trim(), box.checked])).toEqual([
      ['Northmere: third monitoring visit', true],
      ['Northmere: second monitoring visit', false],
    ]);
    screen.getByText('1 of 2 ticked');
    screen.getByText('2 visits have no letter yet.');
    expect(document.activeElement).toBe(letters()[0]);
  });

  test('is made by keys alone: arrows, Space, and all or none by one key', async () => {
    await show([]);
    const ticked = () => letters().map((box) => box.checked);
    await user.keyboard('{ArrowDown} ');
    expect(ticked()).toEqual([false, true]);
    await user.keyboard('{Control>}a{/Control}');
    expect(ticked()).toEqual([true, true]);
    await user.keyboard('{Control>}a{/Control}');
    expect(ticked()).toEqual([false, false]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(fake.calls.some(({ name }) => name === 'plan_export')).toBe(false);
    screen.getByText('Tick a letter first.');
  });

  test('asks for the letters as they stand in the list, in the forms that are ticked, as drafts are to look', async () => {
    await show();
    await user.keyboard('{Control>}a{/Control}');
    expect(screen.queryByText(/holds evidence about children/)).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'Evidence annex, workbook' }));
    await user.click(screen.getByRole('checkbox', { name: 'Word document' }));
    await user.click(screen.getByRole('checkbox', { name: 'PDF' }));
    screen.getByText(/holds evidence about children/);
    screen.getByText('4 files');
    await user.clear(screen.getByLabelText('Marking'));
    await user.click(screen.getByRole('checkbox', { name: 'Line numbers' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('region', { name: 'Files' });
    const request = fake.calls.find(({ name }) => name === 'plan_export')?.request as PlanExport;
    expect(request.visits[0]).toBe(SAMPLE.visit);
    expect(request.visits).toHaveLength(2);
    expect(request.forms).toEqual([{ letter: 'docx' }, { annex: 'xlsx' }]);
    const look = { ...PUBLISHED, marking: '', line_numbers: true };
    expect(request.look).toEqual(look);
    expect(asked()[0]).toEqual({ plan: 'k', file: 0, replace: false });
  });

  test('stays as it is when no folder is chosen, and says what stands in the way', async () => {
    await show();
    fake.on('plan_export', () => ({ plan: null }));
    await user.click(button(/^Choose a folder and export/));
    expect(letters()).toHaveLength(2);
    fake.on('plan_export', () => {
      throw new CoreError('locked');
    });
    await user.click(button(/^Choose a folder and export/));
    expect((await screen.findByRole('alert')).textContent).toContain('The notebook is locked');
    expect(asked()).toEqual([]);
  });
});

describe('what is there already', () => {
  const there: [string | RegExp, boolean[], string[]][] = [
    [
      'Keep these and write the others',
      [false, false],
      ['=Kept b There is something of this name already.', '✓Written a'],
    ],
    ['Replace what is there', [false, true, false], ['✓Written b', '✓Written a']],
  ];
  test.each(there)('is named before anything is written: %s', async (answer, replace, [second, first]) => {
    planned('a', 'b*', 'c');
    await show();
    await user.click(button(/^Choose a folder and export/));
    expect((await screen.findByRole('alert')).textContent).toContain('1 of 3 files is there already');
    screen.getByText('b', { selector: 'li' });
    expect(asked()).toEqual([]);
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Keep these'));
    await user.click(button(answer));
    await screen.findByText(/written/, { selector: '.b' });
    expect((asked() as ExportPlanned[]).map((request) => request.replace)).toEqual(replace);
    expect([outcomes()[1], outcomes()[0]]).toEqual([second, first]);
  });

  test('Escape leads back to the choice and nothing was written', async () => {
    planned('a*');
    await show();
    await user.click(button(/^Choose a folder and export/));
    await screen.findByText('The file is there already');
    close();
    await waitFor(() => expect(letters()).toHaveLength(2));
    expect([asked(), onclose.mock.calls]).toEqual([[], []]);
  });

  test('what came there meanwhile is kept too', async () => {
    fails.set(1, new CoreError('place_taken'));
    await finished();
    screen.getByText('2 files written, one file kept as it was.');
  });
});

describe('under way', () => {
  test('a bar shows the count and the name, but none for what is over at once', async () => {
    vi.useFakeTimers();
    const model = new SeveralExport([SAMPLE.visit]);
    await model.load();
    held.set(1, () => {});
    await model.choose();
    await vi.advanceTimersByTimeAsync(SLOW - 1);
    expect([model.stage, model.slow, model.done, model.total, model.name]).toEqual(['running', false, 1, 3, 'b.pdf']);
    await vi.advanceTimersByTimeAsync(1);
    expect(model.slow).toBe(true);
    vi.useRealTimers();
  });

  test('the bar has its values, and is heard of by quarters', async () => {
    held.set(1, () => {});
    await show();
    await user.click(button(/^Choose a folder and export/));
    const bar = await screen.findByRole('progressbar', { name: 'Exporting' });
    expect([bar.getAttribute('value'), bar.getAttribute('max')]).toEqual(['1', '3']);
    expect(bar.getAttribute('aria-valuetext')).toBe('2 of 3: b.pdf');
    screen.getByText('2 of 3: b.pdf');
    screen.getByText('A quarter is done.', { selector: '[role="status"]' });
    expect(document.activeElement).toBe(button('Cancel'));
    held.get(1)?.();
    await screen.findByText('3 files written.');
  });

  test.each([
    ['Cancel', () => user.click(button('Cancel'))],
    ['Escape', close],
  ])('%s asks for no more files and says what stands', async (_, stop) => {
    held.set(1, () => {});
    await show();
    await user.click(button(/^Choose a folder and export/));
    await screen.findByRole('button', { name: 'Cancel' });
    await waitFor(() => expect(filesAsked()).toEqual([0, 1]));
    await stop();
    await screen.findAllByText('Stopping after this file …');
    expect(onclose).not.toHaveBeenCalled();
    held.get(1)?.();
    await screen.findByText('2 files written, one file not reached.');
    screen.getByText('It was cancelled. What is listed as written stands.');
    expect(filesAsked()).toEqual([0, 1]);
    close();
    expect(onclose).toHaveBeenCalledOnce();
  });

  test('a dialog that is taken away asks for no more files', async () => {
    held.set(0, () => {});
    const { unmount } = render(SeveralDialog, { ticked: [SAMPLE.visit], onclose });
    await waitFor(() => expect(letters()).toHaveLength(2));
    await user.click(button(/^Choose a folder and export/));
    await waitFor(() => expect(filesAsked()).toEqual([0]));
    unmount();
    held.get(0)?.();
    await new Promise((go) => setTimeout(go));
    expect(filesAsked()).toEqual([0]);
  });
});

test('a dialog that is closed before a folder is chosen writes nothing', async () => {
  let chosen: (() => void) | undefined;
  fake.on('plan_export', async () => {
    await new Promise<void>((go) => (chosen = go));
    return { plan: { key: 'k', folder: '/home/maren/Out', files: [{ name: 'a.pdf', there: false }] } };
  });
  const { unmount } = render(SeveralDialog, { ticked: [SAMPLE.visit], onclose });
  await waitFor(() => expect(letters()).toHaveLength(2));
  await user.click(button(/^Choose a folder and export/));
  await waitFor(() => expect(chosen).toBeDefined());
  unmount();
  chosen?.();
  await new Promise((go) => setTimeout(go));
  expect(asked()).toEqual([]);
});

describe('at the end', () => {
  test('one that fails stops no other, says why in the words of one letter alone, and is written again by one key', async () => {
    const failure = new CoreError('character_missing', { character: '漢', place: 'third paragraph' });
    fails.set(0, failure);
    await finished();
    screen.getByText('2 files written, one file not written.');
    const { text } = notExported(failure);
    expect(text).toContain('has no ‘漢’, which stands in the third paragraph');
    expect(outcomes()).toEqual([`!Not written a.pdf ${text}`, '✓Written b.pdf', '✓Written c.pdf']);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('group', { name: 'What was exported' })));
    fails.clear();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('3 files written.');
    expect(filesAsked()).toEqual([0, 1, 2, 0]);
    expect(screen.queryByRole('button', { name: /missing/ })).toBeNull();
  });

  test('a letter that cannot be set for another reason says which', () => {
    const failure = new CoreError('refused', { field: 'letter', reason: 'the letter has no subject line' });
    expect(notExported(failure).text).toBe('The letter cannot be set. The letter has no subject line.');
  });

  test.each(['disk_full', 'place_not_writable', 'locked', 'nothing_chosen'] as const)(
    'what goes for every file ends it, with a word on what was written: %s',
    async (code) => {
      fails.set(1, new CoreError(code, { place: '/home/maren/Out/b.pdf' }));
      await finished();
      screen.getByText('One file written, one file not written, one file not reached.');
      screen.getByText(/^It ended there\. .+ What is listed as written stands\.$/);
      expect(filesAsked()).toEqual([0, 1]);
      fails.clear();
      await user.click(button(/^Write the 2 missing files/));
      await screen.findByText('3 files written.');
      expect(filesAsked()).toEqual([0, 1, 1, 2]);
    },
  );

  test('the list is copied with every path and every reason', async () => {
    fails.set(2, new CoreError('file_failed', { place: '/home/maren/Out/c.pdf' }));
    await finished();
    await user.click(button('Copy the list'));
    await waitFor(() => expect(status.message).toBe('The list was copied.'));
    const lines = (await navigator.clipboard.readText()).split('\n');
    expect(lines.slice(0, 2)).toEqual(['Written: /home/maren/Out/a.pdf', 'Written: /home/maren/Out/b.pdf']);
    expect(lines[2]).toMatch(/^Not written: c\.pdf\. The file could not be read or written\. .+\.$/);
  });

  test('the choice can be made anew, as it was', async () => {
    await finished();
    await user.click(button('Back to the choice'));
    expect(letters().map((box) => box.checked)).toEqual([true, false]);
  });
});
