import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import App from '../App.svelte';
import { EDITIONS, SAMPLE, sampleRecords } from '../dev/sample';
import { setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import type { AddRecords, EditRecord } from '../lib/contract/generated';
import { status } from '../lib/status/status.svelte';

let fake: FakeBackend;
const user = userEvent.setup();
const requests = <T>(name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request as T);
const middle = () => document.querySelector<HTMLElement>('[data-pane="middle"]') as HTMLElement;

beforeAll(() => import('./MainView.svelte'), 30_000);
beforeEach(async () => {
  status.troubles = [];
  location.hash = '';
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  fake.on('frameworks', () => ({ editions: [...EDITIONS] }));
  setBackend(fake);
  location.hash = '#main';
  render(App);
  await screen.findAllByText('Third monitoring visit', { selector: 'td' });
});

async function openVisit(): Promise<void> {
  await user.dblClick(screen.getAllByText('Third monitoring visit', { selector: 'td' })[0] as HTMLElement);
  await screen.findByRole('navigation', { name: 'Places of this visit' });
}

describe('Find in all visits', () => {
  test('opens from Home, and Enter opens what was found in its visit', async () => {
    await user.keyboard('{Control>}{Shift>}F{/Shift}{/Control}');
    const field = await screen.findByRole('combobox', { name: 'Words' });
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.keyboard('neglect tool');
    const found = await within(screen.getByRole('listbox')).findAllByRole('option');
    expect(found[0]?.textContent).toContain('Northmere, third monitoring visit');
    expect(found[0]?.querySelector('mark')?.textContent?.toLowerCase()).toBe('neglect');
    await user.keyboard('{ArrowDown}');
    expect(field.getAttribute('aria-activedescendant')).toBe('found-1');
    const wanted = /E\d{3}/.exec(found[1]?.textContent ?? '')?.[0] ?? '';
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: wanted });
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('says that nothing was found', async () => {
    await user.keyboard('{Control>}{Shift>}F{/Shift}{/Control}');
    await screen.findByRole('combobox', { name: 'Words' });
    await user.keyboard('zebra');
    await screen.findByText('Nothing has these words.');
  });
});

describe('Verify later', () => {
  test('makes a line of enquiry by one key, and it is answered in its list', async () => {
    await openVisit();
    await user.click(await screen.findByText(/^Plan lists services/));
    await user.keyboard('{Control>}{Shift>}L{/Shift}{/Control}');
    await screen.findByText('E036 is to be verified. It stands under Lines of enquiry.');
    await user.click(screen.getByRole('button', { name: /^Lines of enquiry/ }));
    const list = within(middle());
    const question = await list.findByDisplayValue(/^Verify E036/);
    const item = within(question.closest('li') as HTMLElement);
    await user.click(item.getByLabelText('Answered'));
    await item.findByText('Say first what was found.');
    const answer = item.getByLabelText('What was found');
    await waitFor(() => expect(document.activeElement).toBe(answer));
    await user.keyboard('Dated in two of eleven.');
    await user.click(item.getByLabelText('Answered'));
    await waitFor(() => expect(list.getByText('1 open of 3')).toBeTruthy());
  });

  test('a new line is added with Enter, and can be removed', async () => {
    await openVisit();
    await user.click(screen.getByRole('button', { name: /^Lines of enquiry/ }));
    await user.type(await screen.findByLabelText('New line of enquiry'), 'Who chairs the reviews?{Enter}');
    await screen.findByDisplayValue('Who chairs the reviews?');
    expect(screen.getByLabelText<HTMLInputElement>('New line of enquiry').value).toBe('');
    await user.click(screen.getByRole('button', { name: 'Remove: Who chairs the reviews?' }));
    await waitFor(() => expect(screen.queryByDisplayValue('Who chairs the reviews?')).toBeNull());
  });
});

describe('Refer back to the authority', () => {
  test('an open one is in sight in every place, and leads to its list', async () => {
    await openVisit();
    for (const place of ['Plan', 'Evidence', 'Findings', 'Letter']) {
      await user.click(screen.getByRole('button', { name: place }));
      expect(screen.getByRole('button', { name: '1 child referred back, open' })).toBeTruthy();
    }
    await user.click(screen.getByRole('button', { name: '1 child referred back, open' }));
    await screen.findByRole('heading', { name: 'C08' });
    expect(within(middle()).queryByRole('button', { name: /^Remove/ })).toBeNull();
  });

  test('from a piece of evidence, to a role, by keyboard', async () => {
    await openVisit();
    await user.click(await screen.findByText(/^Safety plan asked for/));
    await user.click(await screen.findByRole('button', { name: 'Refer back to the authority' }));
    const role = await screen.findByLabelText('To which role');
    await user.clear(role);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Refer back now' }));
    await screen.findByText('Say which role was told.');
    await waitFor(() => expect(document.activeElement).toBe(role));
    await user.keyboard('Service manager');
    await user.click(screen.getByRole('button', { name: 'Refer back now' }));
    await screen.findByRole('button', { name: '2 children referred back, open' });
    const [{ records }] = requests<AddRecords>('add_records') as [AddRecords];
    expect(records[0]).toMatchObject({ kind: 'referral', record: { to_role: 'Service manager', closed: null } });
  });
});

describe('Documents asked for', () => {
  test('are received with one button, what is overdue is said', async () => {
    await openVisit();
    await user.click(screen.getByRole('button', { name: 'Plan' }));
    const row = (await screen.findByDisplayValue('Moderation record of the 48 audits')).closest('li') as HTMLElement;
    expect(row.textContent).toMatch(/Overdue by \d+ days?/);
    await user.click(within(row).getByRole('button', { name: /^Received today/ }));
    await waitFor(() => expect(requests<EditRecord>('edit_record')[0]?.fields).toHaveProperty('received'));
    await screen.findByText('1 of 3 still owed');
  }, 20_000);
});

describe('Findings', () => {
  test('a cell opens the evidence of its area and kind, by keyboard', async () => {
    await openVisit();
    await user.click(screen.getByRole('button', { name: 'Findings' }));
    const grid = await screen.findByRole('grid', { name: 'Records by area and kind of source' });
    const first = within(grid).getByRole('button', { name: /^Management oversight, Case record/ });
    first.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toMatch(/^Assessments and plans, Case record/);
    expect(within(grid).getAllByText('none').length).toBeGreaterThan(0);
    await user.keyboard('{Enter}');
    await screen.findByRole('grid', { name: 'Evidence' });
    expect(screen.getByLabelText<HTMLSelectElement>('Kind', { selector: '.tool select' }).value).toBe('childs_record');
    expect(screen.getByRole('button', { name: /^Assessments and plans/ }).getAttribute('aria-current')).toBe('true');
  });
});

describe('A record', () => {
  test('shows a day and a count where its kind has them, and what was changed', async () => {
    await openVisit();
    await user.keyboard('{Control>}f{/Control}');
    await waitFor(() => expect(document.activeElement?.id).toBe('evidence-find'));
    await user.keyboard('audits: 41');
    await user.click(await screen.findByText(/^Audits: 41 of 48/));
    await user.type(await screen.findByLabelText('So many'), '41');
    await user.type(screen.getByLabelText('of so many'), '4');
    await user.tab();
    await screen.findByText(/^Two whole numbers/);
    await user.type(screen.getByLabelText('of so many'), '8');
    await user.tab();
    await waitFor(() =>
      expect(requests<EditRecord>('edit_record').at(-1)?.fields).toEqual({ count: { met: 41, of: 48 } }),
    );
    expect(screen.getByRole('group', { name: 'Dated' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Changes' }));
    await screen.findByText('41 of 48');
    await user.selectOptions(screen.getByLabelText('Kind', { selector: '#record-kind' }), 'leader');
    await waitFor(() => expect(screen.queryByRole('group', { name: 'Dated' })).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>('of so many').value).toBe('48');
  });
});
