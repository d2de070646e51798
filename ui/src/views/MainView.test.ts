import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import App from '../App.svelte';
import { EDITIONS, LISTED, SAMPLE, sampleRecords } from '../dev/sample';
import { CoreError, setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import type { AddRecords, EditRecord } from '../lib/contract/generated';
import { REST } from '../lib/shared/following.svelte';
import { status } from '../lib/status/status.svelte';

let fake: FakeBackend;
const user = userEvent.setup();
const requests = <T>(name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request as T);

function start(records = sampleRecords()): void {
  fake = new FakeBackend({ records, me: SAMPLE.me });
  fake.on('frameworks', () => ({ editions: [...EDITIONS] }));
  fake.on('listed_authorities', () => ({ listed: [...LISTED] }));
  setBackend(fake);
  location.hash = '#main';
  render(App);
}

const row = async () => (await screen.findAllByText('Third monitoring visit', { selector: 'td' }))[0] as HTMLElement;

async function openVisit(): Promise<void> {
  await user.dblClick(await row());
  await screen.findByRole('navigation', { name: 'Places of this visit' });
}

async function toPlan(): Promise<void> {
  await openVisit();
  await user.click(screen.getByRole('button', { name: 'Plan' }));
  await screen.findByRole('heading', { name: 'Authority' });
}

// It comes late in the program; here it is wanted at once.
beforeAll(() => import('./MainView.svelte'), 30_000);
beforeEach(() => {
  location.hash = '';
  status.troubles = [];
});

describe('Home', () => {
  test('has every visit by authority, and opens the chosen one with Enter', async () => {
    start();
    const third = (await row()).closest('tr');
    expect(third?.textContent).toContain('17 and 18 November 2026');
    third?.focus();
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Fourth monitoring visit'));
    await user.keyboard('{ArrowDown}{Enter}');
    await screen.findByRole('heading', { name: 'Northmere' });
  });

  test('with nothing in it says what goes there', async () => {
    start(sampleRecords().slice(0, 1));
    await screen.findByText('No visits yet');
  });

  test('makes a visit from a short form and opens its plan', async () => {
    start(sampleRecords().slice(0, 1));
    await screen.findByText('No visits yet');
    await user.keyboard('{Control>}n{/Control}');
    await user.type(await screen.findByLabelText('Authority'), 'Der{ArrowDown}{Enter}');
    const date = async (group: string, day: string, month: string, year: string) => {
      const fields = within(screen.getByRole('group', { name: group }));
      await user.type(fields.getByLabelText('Day'), day);
      await user.type(fields.getByLabelText('Month'), month);
      await user.type(fields.getByLabelText('Year'), year);
    };
    await date('First day of the inspection', '9', '6', '2025');
    await date('Last day of the inspection', '20', '6', '2025');
    await date('First day on site', '17', 'nov', '2026');
    await date('Last day on site', '18', 'nov', '2026');
    await user.click(screen.getByRole('button', { name: 'Make the visit' }));
    await screen.findByRole('heading', { name: 'Derby' });
    const [{ records }] = requests<AddRecords>('add_records') as [AddRecords];
    expect(records.map((record) => record.kind)).toEqual(['authority', 'inspection', 'visit']);
    expect(records[1]?.record).toMatchObject({
      framework: 'ilacs-2023',
      judged_inadequate_in: { year: 2025, month: 6 },
    });
    expect(records[2]?.record).toMatchObject({
      ordinal: 1,
      framework: 'ilacs-2026',
      dates: [{ first: '2026-11-17', last: '2026-11-18' }],
      team: [{ person: SAMPLE.me, role: 'his_majestys_inspector', lead: true }],
    });
  });

  test('says in one place what the short form still needs', async () => {
    start(sampleRecords().slice(0, 1));
    await user.click((await screen.findAllByRole('button', { name: /New visit/ }))[0] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Make the visit' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Say which authority is visited.');
    expect(requests('add_records')).toEqual([]);
  });

  test('imports a sealed file and says what differs', async () => {
    start();
    fake.on('choose_visit_file', () => ({ name: 'northmere.visit', sealed: true }));
    fake.on('import_visit', ({ passphrase }) => {
      if (passphrase !== 'right') throw new CoreError('file_wrong_passphrase');
      const subject = { kind: 'evidence' as const, id: 'e' };
      return {
        visit: SAMPLE.visit,
        added: 3,
        differences: [{ subject, label: 'E036', fields: ['text'] }],
        at: '2026-11-17T14:00:00Z',
      };
    });
    await user.click(await screen.findByRole('button', { name: 'Import a visit file' }));
    await user.type(await screen.findByLabelText('Passphrase of the file'), 'wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('This passphrase does not open the file');
    await user.clear(screen.getByLabelText('Passphrase of the file'));
    await user.type(screen.getByLabelText('Passphrase of the file'), 'right{Enter}');
    await screen.findByText('3 records were added.');
    screen.getByText('E036');
  });

  test('exports plain text only when somebody says so', async () => {
    start();
    await user.click(await screen.findByRole('button', { name: 'Export' }));
    await user.click(await screen.findByLabelText('As plain text'));
    await user.click(screen.getByRole('button', { name: 'Choose a place and export' }));
    await screen.findByRole('alert');
    expect(requests('export_visit')).toEqual([]);
    await user.click(screen.getByLabelText('I want a file that anyone can read'));
    await user.click(screen.getByRole('button', { name: 'Choose a place and export' }));
    await waitFor(() => expect(requests('export_visit')).toEqual([{ visit: SAMPLE.visit, passphrase: null }]));
  });
});

describe('Plan', () => {
  test('saves a field when it is left', async () => {
    start();
    await toPlan();
    const field = screen.getByLabelText('Council');
    await user.clear(field);
    await user.type(field, 'Northmere City Council');
    expect(requests('edit_record')).toEqual([]);
    await user.tab();
    await waitFor(() => expect(requests<EditRecord>('edit_record')).toHaveLength(1));
    expect(requests<EditRecord>('edit_record')[0]).toMatchObject({
      subject: { kind: 'authority' },
      base_rev: 1,
      fields: { council: 'Northmere City Council' },
    });
  });

  test('keeps what is being typed in one field while another one is saved', async () => {
    start();
    await toPlan();
    let answer = () => {};
    const wait = new Promise<void>((resolve) => (answer = resolve));
    const keep = fake.call.bind(fake);
    fake.call = async (name, request) => {
      if (name === 'edit_record') await wait;
      return keep(name, request);
    };
    await user.type(screen.getByLabelText('Job title'), ' and Families');
    await user.type(screen.getByLabelText('Director’s name'), ' MBE');
    answer();
    await waitFor(() => expect(requests('edit_record')).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.getByLabelText<HTMLInputElement>('Director’s name').value).toBe('Wren Castleton MBE');
  });

  test('says beside the field why it was refused, keeps the words, and says that they are not safe', async () => {
    start();
    await toPlan();
    fake.on('edit_record', () => {
      throw new CoreError('refused', { field: 'council', reason: 'too_long' });
    });
    await user.type(screen.getByLabelText('Council'), ' of a very long name');
    await user.tab();
    expect((await screen.findAllByText('This is longer than the field holds.')).length).toBe(2);
    expect(screen.getByLabelText('Council').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText<HTMLInputElement>('Council').value).toContain('of a very long name');
    expect(screen.getByLabelText('Status').textContent).toContain('Not safe: Plan, council');
    fake.on('edit_record', () => ({ at: '2026-11-17T15:00:00Z', kept: [], gone: [] }));
    await user.type(screen.getByLabelText('Council'), '{Enter}');
    await waitFor(() => expect(screen.getByLabelText('Status').textContent).toContain('Safe on disk'));
  });

  test('moves an area of concern with Alt and an arrow', async () => {
    start();
    await toPlan();
    const [, second] = screen.getAllByLabelText<HTMLInputElement>('Short name');
    expect(second?.value).toBe('Assessments and plans');
    second?.focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() =>
      expect(screen.getAllByLabelText<HTMLInputElement>('Short name')[0]?.value).toBe('Assessments and plans'),
    );
  });

  test('adds cases by a number', async () => {
    start();
    await toPlan();
    await user.type(screen.getByLabelText('How many, or a list'), '2');
    await user.click(screen.getByRole('button', { name: 'Add cases' }));
    await waitFor(() => screen.getByLabelText('Reference of C14'));
  });

  test('takes back the last change with Ctrl+Z', async () => {
    start();
    await toPlan();
    const ordinal = () => screen.getByLabelText<HTMLSelectElement>('Which monitoring visit').value;
    const before = ordinal();
    await user.selectOptions(screen.getByLabelText('Which monitoring visit'), '7');
    await waitFor(() => expect(ordinal()).toBe('7'));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(ordinal()).toBe(before));
    await waitFor(() =>
      expect(screen.getByLabelText('Status').textContent).toContain('Taken back: the change of the visit.'),
    );
  });
});

describe('Evidence', () => {
  test('Ctrl+N from anywhere in the visit, then Ctrl+Enter, stores by keyboard alone', async () => {
    start();
    await toPlan();
    await user.keyboard('{Control>}n{/Control}');
    const field = await screen.findByLabelText('New evidence', { selector: 'textarea' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('- @C07 #pl{Tab}No dates in the plan.');
    expect((field as HTMLTextAreaElement).value).toBe('- @C07 #plans No dates in the plan.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('No dates in the plan.');
    await waitFor(() => expect(screen.getByLabelText('Status').textContent).toContain('Stored as E039.'));
    expect(document.activeElement).toBe(field);
  });

  test('a record is changed in place and taken back with Ctrl+Z', async () => {
    start();
    await openVisit();
    await user.click(await screen.findByText(/^Safety plan asked for/));
    const text = await screen.findByLabelText<HTMLTextAreaElement>('Text of E038');
    await user.type(text, ' Asked again.');
    await user.click(screen.getByLabelText('Question'));
    await waitFor(() => expect(requests<EditRecord>('edit_record')[0]?.fields).toEqual({ mark: 'question' }));
    expect(requests('settle')).toHaveLength(1);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Concern').checked).toBe(true));
    expect(text.value).toMatch(/Asked again\.$/);
  });
});

describe('Keys faster than the record beside the list', () => {
  const chosen = () => document.querySelector<HTMLElement>('tr[data-id][aria-selected="true"]');

  async function onFirst(): Promise<void> {
    start();
    await openVisit();
    await user.click(await screen.findByText(/^Safety plan asked for/));
    await screen.findByLabelText('Text of E038');
    chosen()?.focus();
  }

  test('Tab goes into the record that was just chosen, and stays there', async () => {
    await onFirst();
    await user.keyboard('{ArrowDown}{Tab}');
    const reached = document.activeElement;
    expect(screen.queryByLabelText('Text of E038')).toBeNull();
    expect(document.querySelector('[data-pane="right"]')?.contains(reached)).toBe(true);
    await new Promise((rest) => setTimeout(rest, 2 * REST));
    expect(document.activeElement).toBe(reached);
  });

  test('Delete bins the record that was just chosen', async () => {
    await onFirst();
    await user.keyboard('{ArrowDown}');
    const next = chosen()?.dataset['id'];
    await user.keyboard('{Delete}');
    await waitFor(() => expect(requests<{ evidence: string }>('bin_evidence')[0]?.evidence).toBe(next));
  });

  test('a held arrow draws no record on its way, and the last one once it rests', async () => {
    await onFirst();
    await user.keyboard('{ArrowDown>5/}');
    expect(screen.queryByLabelText('Text of E038')).not.toBeNull();
    await waitFor(() => expect(screen.queryByLabelText('Text of E038')).toBeNull());
  });
});

describe('Settings', () => {
  test('stands beside the list of visits, and leads back to it', async () => {
    start();
    await row();
    await user.keyboard('{Control>},{/Control}');
    await screen.findByRole('heading', { name: 'Own words' });
    await user.type(screen.getByLabelText('New word'), 'Brackwell{Enter}');
    await screen.findByRole('button', { name: 'Remove Brackwell' });
    await user.click(screen.getByRole('button', { name: 'All visits' }));
    await row();
  });

  test('is a place of the visit: on the rail, by key and by its parts under Go to', async () => {
    start();
    await openVisit();
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    await screen.findByRole('heading', { name: 'Own words' });
    expect(screen.getByRole('button', { name: 'Settings' }).getAttribute('aria-current')).toBe('page');
    await user.click(screen.getByRole('button', { name: 'Evidence' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Own words' })).toBeNull());
    await user.keyboard('{Control>},{/Control}');
    await screen.findByRole('heading', { name: 'Own words' });
    await user.keyboard('{Control>}g{/Control}');
    await user.keyboard('bands{Enter}');
    const bands = await screen.findByRole('heading', { name: 'Bands of proportion' });
    await waitFor(() => expect(document.activeElement).toBe(bands));
  });

  test('Ctrl+Z there takes back the last change of the house rules', async () => {
    start();
    await openVisit();
    await user.keyboard('{Control>},{/Control}');
    const field = await screen.findByLabelText('New word');
    await user.type(field, 'Brackwell{Enter}');
    await screen.findByRole('button', { name: 'Remove Brackwell' });
    await user.type(field, 'stepdown{Enter}');
    (await screen.findByRole('button', { name: 'Remove stepdown' })).focus();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove stepdown' })).toBeNull());
    screen.getByRole('button', { name: 'Remove Brackwell' });
  });
});

test('before a lock everything typed is sent, then the program is told', async () => {
  start();
  await openVisit();
  await user.keyboard('{Control>}n{/Control}');
  await user.keyboard('half a sen');
  fake.emit({ type: 'flush' });
  await waitFor(() => expect(fake.calls.at(-1)?.name).toBe('flushed'));
  expect(fake.captures.get(SAMPLE.visit)).toBe('half a sen');
});

test('Ctrl+L locks from every place, a dialog too, and what is typed is sent when the program asks for it', async () => {
  const locks = () => fake.calls.filter(({ name }) => name === 'lock').length;
  start();
  await screen.findByRole('button', { name: 'Lock' });
  await user.keyboard('{Control>}l{/Control}');
  await waitFor(() => expect(locks()).toBe(1));
  await openVisit();
  await user.keyboard('{Control>}n{/Control}');
  await user.keyboard('half a sen{Control>}l{/Control}');
  await waitFor(() => expect(locks()).toBe(2));
  await user.keyboard('{Control>}g{/Control}');
  await screen.findByRole('dialog');
  await user.keyboard('{Control>}l{/Control}');
  await waitFor(() => expect(locks()).toBe(3));
  await user.keyboard('{Control>}{Shift>}l{/Shift}{/Control}');
  expect(locks()).toBe(3);
});
