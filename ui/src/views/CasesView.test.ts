import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import App from '../App.svelte';
import { readRecords, SAMPLE, sampleRecords } from '../dev/sample';
import { setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import type { Case, EditRecord, RateCases } from '../lib/contract/generated';
import { status } from '../lib/status/status.svelte';

let fake: FakeBackend;
const user = userEvent.setup();
const requests = <T>(name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request as T);
const kept = (reference: string) => {
  const all = [...fake.kept.values()].flatMap((each) => (each.kind === 'case' ? [each.record] : []));
  return all.find((each) => each.reference === reference) as Case;
};
const ratingsOf = (reference: string) => kept(reference).ratings.map((each) => each.rating);

async function start(records = readRecords()): Promise<void> {
  fake = new FakeBackend({ records, me: SAMPLE.me });
  setBackend(fake);
  location.hash = '#main';
  render(App);
  await user.dblClick((await screen.findAllByText('Third monitoring visit', { selector: 'td' }))[0] as HTMLElement);
  await screen.findByRole('navigation', { name: 'Places of this visit' });
  await user.click(screen.getByRole('button', { name: 'Evidence' }));
  await user.click(await screen.findByRole('radio', { name: 'Grid' }));
}

const sheet = () => screen.findByRole('grid', { name: /Cases against criteria/ });
const focused = () => document.activeElement as HTMLElement;

async function enter(): Promise<void> {
  await sheet();
  document.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
}

function paste(text: string): Promise<boolean> {
  const clipboardData = { getData: () => text };
  return fireEvent(
    focused(),
    Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData }),
  );
}

beforeAll(() => import('./MainView.svelte'), 30_000);
beforeEach(() => {
  location.hash = '';
  status.troubles = [];
});

describe('the grid', () => {
  test('is one stop for Tab, and its cells have their heads', async () => {
    await start();
    const grid = await sheet();
    expect(grid.querySelectorAll('td[tabindex="0"]')).toHaveLength(1);
    const row = within(grid).getByRole('row', { name: /^C07/ });
    expect(within(row).getByRole('rowheader', { name: 'C07' }).getAttribute('scope')).toBe('row');
    expect(row.getAttribute('aria-rowindex')).toBe('8');
    within(grid).getByRole('columnheader', { name: '8 Supervision moves the plan on' });
    expect(within(row).getAllByRole('gridcell')[7]?.getAttribute('aria-colindex')).toBe('10');
    expect(within(grid).getAllByText('5 of 12')).toHaveLength(2);
    screen.getByText('Read 11 of 12');
  });

  test('is rated from the keyboard as fast as anybody types, and taken back', async () => {
    await start();
    await enter();
    const before = ratingsOf('C02')[0];
    await user.keyboard('n{ArrowDown}m{ArrowDown}p{ArrowRight}x');
    await waitFor(() => expect(ratingsOf('C03').slice(-2)).toEqual(['partly', 'not_applicable']));
    expect(requests<RateCases>('rate_cases').flatMap((each) => each.cells.map((cell) => cell.rating))).toEqual([
      'not_met',
      'met',
      'partly',
      'not_applicable',
    ]);
    expect(focused().textContent).toContain('n/a');
    await screen.findByText(/^Stored: /);
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('Taken back: rating cases.');
    await user.keyboard('{Control>}z{/Control}');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(ratingsOf('C02')).toContain(before));
    expect(requests<{ scope: unknown }>('undo')[0]?.scope).toMatchObject({ kind: 'criteria' });
  });

  test('selects with Shift and clears with Delete', async () => {
    await start();
    await enter();
    await user.keyboard('{Shift>}{ArrowDown}{ArrowRight}{/Shift}{Delete}');
    expect(document.querySelectorAll('td[aria-selected="true"]')).toHaveLength(4);
    await waitFor(() => expect(ratingsOf('C01')).toHaveLength(8));
    expect(ratingsOf('C02')).toHaveLength(8);
  });

  test('opens the reason with F2, keeps it as it is typed, and comes back', async () => {
    await start();
    await enter();
    await user.keyboard('{F2}');
    const field = await screen.findByLabelText('Reason of C01, 1');
    await waitFor(() => expect(focused()).toBe(field));
    await user.keyboard('Seen on file.{Control>}{Enter}{/Control}');
    await waitFor(() => expect(focused().closest('tr')?.textContent).toContain('C01'));
    await waitFor(() => expect(kept('C01').ratings.find((each) => each.reason)?.reason).toBe('Seen on file.'));
  });

  test('takes a block from a spreadsheet, and asks where cells are not understood', async () => {
    await start();
    await enter();
    await paste('no\tno\r\nno\tno\r\n');
    await waitFor(() => expect(ratingsOf('C02').filter((each) => each === 'not_met').length).toBeGreaterThan(5));
    expect(requests('rate_cases')).toHaveLength(1);
    await user.keyboard('{Control>}{Home}{/Control}');
    await paste('met\tperhaps');
    const dialog = await screen.findByRole('dialog', { name: 'Some cells were not understood' });
    within(dialog).getByText('perhaps');
    within(dialog).getByText('C01, 2');
    expect(requests('rate_cases')).toHaveLength(1);
    await user.click(within(dialog).getByRole('button', { name: 'Store the good ones (1)' }));
    await waitFor(() => expect(requests<RateCases>('rate_cases')[1]?.cells).toHaveLength(1));
  });
});

describe('without a set', () => {
  test('the screen says what goes there and makes a set', async () => {
    await start(sampleRecords());
    await screen.findByText('Nothing to read cases against yet');
    await user.click(await screen.findByRole('checkbox', { name: 'Front door' }));
    await user.click(screen.getByRole('button', { name: 'Use what is chosen' }));
    await sheet();
    await waitFor(() => expect(focused().closest('tr')?.textContent).toContain('C01'));
    await user.keyboard('m');
    await waitFor(() => expect(ratingsOf('C01')).toEqual(['met']));
  });
});

describe('the case', () => {
  test('is set aside only with a reason, and both are one change', async () => {
    await start();
    await enter();
    await user.click(screen.getByRole('tab', { name: 'Case' }));
    await user.selectOptions(screen.getByLabelText('State'), 'set_aside');
    await user.keyboard('{Enter}');
    screen.getByText('Say why first.');
    expect(requests('edit_record')).toEqual([]);
    await user.keyboard('Closed in May.{Enter}');
    await waitFor(() =>
      expect(requests<EditRecord>('edit_record')[0]?.fields).toEqual({
        state: 'set_aside',
        set_aside_because: 'Closed in May.',
      }),
    );
    const row = within(await sheet()).getByRole('row', { name: /^C01/ });
    expect(row.textContent).toContain('Closed in May.');
  });

  test('keeps its summary as it is typed and makes it a change when it is left', async () => {
    await start();
    await enter();
    await user.click(screen.getByRole('tab', { name: 'Case' }));
    await user.type(screen.getByLabelText('Summary of C01'), 'Life is better.');
    await user.tab();
    await waitFor(() => expect(kept('C01').summary).toBe('Life is better.'));
  });

  test('leads to its evidence in the list', async () => {
    await start();
    await enter();
    await user.click(screen.getByRole('tab', { name: 'Case' }));
    const pane = screen.getByRole('tabpanel');
    const [first] = within(pane).getAllByRole('button', { name: /E\d{3}/ });
    await user.click(first as HTMLElement);
    await screen.findByRole('heading', { name: /^E\d{3}$/ });
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'List' }).checked).toBe(true);
  });

  test('shows beside a cell what of the case bears on the criterion, and leads there', async () => {
    await start();
    await enter();
    await user.keyboard('{ArrowDown>6/}{ArrowRight>7/}');
    const pane = screen.getByRole('tabpanel');
    await within(pane).findByRole('heading', { name: 'Rests on 2 records' });
    const records = within(pane).getAllByRole('button', { name: /E\d{3}$/ });
    expect(records).toHaveLength(2);
    records[0]?.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: /^E\d{3}$/ });
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'List' }).checked).toBe(true);
  });

  test('is rated a second time without sight of the first, and both are compared', async () => {
    await start();
    await enter();
    await user.click(screen.getByRole('tab', { name: 'Case' }));
    await user.click(screen.getByRole('button', { name: 'Rate a second time' }));
    await waitFor(() => expect(kept('C01').second).toEqual({ by: SAMPLE.me, ratings: [] }));
    await user.click(screen.getByRole('checkbox', { name: 'Second rating' }));
    const grid = await screen.findByRole('grid', { name: /second rating/ });
    expect(
      within(grid)
        .getAllByRole('gridcell')
        .every((each) => !/Met|Partly/.test(each.textContent)),
    ).toBe(true);
    expect(screen.queryByLabelText('Our grade')).toBeNull();
    await enter();
    await user.keyboard('n{ArrowRight}m');
    await waitFor(() => expect(kept('C01').second?.ratings).toHaveLength(2));
    await user.click(screen.getByRole('checkbox', { name: 'Second rating' }));
    await user.click(screen.getByRole('button', { name: 'Agreement' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText('50%');
    await user.click(within(dialog).getByRole('button', { name: 'Go to C01, 1' }));
    await waitFor(() => expect(focused().dataset['column']).toBe('0'));
  });

  test('is taken back in the rating that is shown, and the other stays', async () => {
    await start();
    await enter();
    await user.click(screen.getByRole('tab', { name: 'Case' }));
    await user.click(screen.getByRole('button', { name: 'Rate a second time' }));
    await waitFor(() => expect(kept('C01').second).toEqual({ by: SAMPLE.me, ratings: [] }));
    await enter();
    await user.keyboard('n');
    await waitFor(() => expect(ratingsOf('C01')).toContain('not_met'));
    const first = ratingsOf('C01');
    await user.click(screen.getByRole('checkbox', { name: 'Second rating' }));
    await enter();
    await user.keyboard('m');
    await waitFor(() => expect(kept('C01').second?.ratings).toHaveLength(1));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(kept('C01').second?.ratings).toHaveLength(0));
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByText('Nothing to take back here.');
    expect(ratingsOf('C01')).toEqual(first);
    await user.keyboard('{Control>}y{/Control}');
    await waitFor(() => expect(kept('C01').second?.ratings).toHaveLength(1));
    await user.click(screen.getByRole('checkbox', { name: 'Second rating' }));
    await enter();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(ratingsOf('C01')).not.toEqual(first));
  });
});

describe('a set of criteria', () => {
  test('asks before it takes away a criterion that cases are rated against', async () => {
    await start();
    await sheet();
    await user.click(screen.getByRole('button', { name: 'Edit the set' }));
    const dialog = await screen.findByRole('dialog', { name: 'Sets of criteria' });
    await user.click(within(dialog).getByRole('button', { name: 'Remove criterion 2' }));
    within(dialog).getByText(/12 cases are rated against ‘History and risk analysed’/);
    expect(requests('edit_record')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Remove it' }));
    await waitFor(() => expect(screen.queryAllByRole('columnheader', { name: /History and risk/ })).toEqual([]));
    await user.type(within(dialog).getByLabelText('New criterion'), 'Father seen{Enter}');
    await screen.findByRole('columnheader', { name: '10 Father seen', hidden: true });
  });
});
