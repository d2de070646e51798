import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import App from '../App.svelte';
import { SAMPLE, sampleRecords } from '../dev/sample';
import { setBackend } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import type { AddFinding, LinkEvidence, SaveDraft, Weigh } from '../lib/contract/generated';
import { status } from '../lib/status/status.svelte';

let fake: FakeBackend;
const user = userEvent.setup();
const sent = <T>(name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request as T);
const focused = () => document.activeElement as HTMLElement;
const side = (name: RegExp) => screen.findByRole('region', { name });
const idOf = (number: number) =>
  [...fake.kept.values()].flatMap((kept) =>
    kept.kind === 'evidence' && kept.record.number === number ? [kept.record.id] : [],
  )[0];

beforeAll(() => import('./MainView.svelte'), 30_000);
beforeEach(async () => {
  status.troubles = [];
  location.hash = '';
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  location.hash = '#main';
  render(App);
  await user.dblClick((await screen.findAllByText('Third monitoring visit', { selector: 'td' }))[0] as HTMLElement);
  await screen.findByRole('navigation', { name: 'Places of this visit' });
});

async function openFinding(name: RegExp): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'Findings' }));
  await user.click(await screen.findByRole('button', { name }));
  await side(/^Supports/);
}

describe('the list of findings', () => {
  test('says of each what supports and contradicts it and what wants attention, and is moved through by keys', async () => {
    await user.click(screen.getByRole('button', { name: 'Findings' }));
    const second = await screen.findByRole('button', { name: /^F2 .*3 support 4 against Not yet 2 not weighed thin$/ });
    screen.getByRole('button', { name: /^F1 / }).focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(focused()).toBe(second));
    expect(second.getAttribute('aria-current')).toBe('true');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focused().id).toMatch(/^finding-.*-statement$/));
    expect(screen.getByDisplayValue('Supervision does not yet move plans on for enough children.')).toBe(focused());
  });

  test('the matrix stands over the finding, and hides', async () => {
    await openFinding(/^F2 /);
    const where = screen.getByRole('grid', { name: 'Records by area and kind of source' });
    await user.click(screen.getByRole('button', { name: 'Hide where the evidence lies' }));
    expect(where.closest('[hidden]')).not.toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show where the evidence lies' }));
    expect(where.closest('[hidden]')).toBeNull();
  });
});

describe('the records beside a finding', () => {
  test('go across by cut and paste, by a button, and away with Delete', async () => {
    await openFinding(/^F2 /);
    const supports = await side(/^Supports/);
    within(supports)
      .getByRole('button', { name: /Safety plan asked for/ })
      .focus();
    await user.keyboard('{ArrowDown}');
    expect(focused().textContent).toContain('Step-down proposed');
    await user.keyboard('{Control>}x{/Control}');
    (await side(/^Speaks against/)).querySelector<HTMLElement>('[data-row]')?.focus();
    await user.keyboard('{Control>}v{/Control}');
    await waitFor(() => expect(focused().dataset['row']).toBe(idOf(20)));
    expect(sent<LinkEvidence>('link_evidence').at(-1)).toMatchObject({ side: 'against', evidence: [idOf(20)] });
    await user.click(screen.getByRole('button', { name: 'Put with the support' }));
    await waitFor(() => expect(within(supports).getByRole('button', { name: /Step-down proposed/ })).toBe(focused()));
    await user.keyboard('{Delete}');
    await waitFor(() => expect(within(supports).queryByText(/Step-down proposed/)).toBeNull());
    expect(focused().dataset['row']).toBe(idOf(6));
    await user.keyboard('{Control>}z{/Control}');
    await within(supports).findByText(/Step-down proposed/);
  });

  test('Enter opens the record, and coming back finds the finding as it was', async () => {
    await openFinding(/^F2 /);
    within(await side(/^Supports/))
      .getByRole('button', { name: /Safety plan asked for/ })
      .focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'E038' });
    await user.click(screen.getByRole('button', { name: 'Findings' }));
    await screen.findByRole('region', { name: 'Finding F2' });
  });

  test('evidence is added by its number, the field stays for the next', async () => {
    await openFinding(/^F4 /);
    await user.click(screen.getByRole('button', { name: 'Add evidence' }));
    await waitFor(() => expect(focused().id).toBe('finding-put'));
    await user.keyboard('E036');
    await user.keyboard('{Enter}');
    await within(await side(/^Supports/)).findByText(/^Plan lists services/);
    expect(focused().id).toBe('finding-put');
    await user.keyboard('{Escape}{Escape}');
    expect(screen.queryByLabelText('Evidence by its words or number')).toBeNull();
  });
});

describe('counter-evidence', () => {
  test('is weighed where it stands, one after the other, by keyboard', async () => {
    await openFinding(/^F2 /);
    await user.click(screen.getByRole('button', { name: 'Weigh the first' }));
    await waitFor(() => expect(focused().dataset['row']).toBe(idOf(29)));
    const form = screen.getByRole('form', { name: 'What is made of it' });
    await user.click(within(form).getByLabelText('Outweighed'));
    await user.click(within(form).getByRole('button', { name: 'Weigh' }));
    await within(form).findByText('Say why.');
    expect(focused().id).toBe(`weigh-${idOf(29)}`);
    await user.keyboard('One worker of six.{Enter}');
    await waitFor(() => expect(focused().dataset['row']).toBe(idOf(19)));
    expect(sent<Weigh>('weigh')).toMatchObject([{ how: 'outweighed', because: 'One worker of six.' }]);
    await within(await side(/^Speaks against/)).findByText('Outweighed because: One worker of six.');
    await user.click(screen.getByLabelText('Reflected in the wording'));
    await user.click(screen.getByRole('button', { name: 'Weigh' }));
    await screen.findByText('Nothing of the opposite mark in this area waits to be weighed.');
    expect(screen.queryByRole('button', { name: 'Weigh the first' })).toBeNull();
  });

  test('what changed since it was linked is marked, shown, and looked at', async () => {
    const id = idOf(38) ?? '';
    const request = {
      subject: { kind: 'evidence' as const, id },
      base_rev: 1,
      fields: { text: 'Plan made on 9 November.' },
    };
    await fake.call('edit_record', { ...request, op_id: 'op' });
    await user.click(screen.getByRole('button', { name: 'All visits' }));
    await user.dblClick((await screen.findAllByText('Third monitoring visit', { selector: 'td' }))[0] as HTMLElement);
    await openFinding(/^F2 .*changed/);
    within(await side(/^Supports/))
      .getByRole('button', { name: /Changed since somebody looked/ })
      .focus();
    await user.click(await screen.findByRole('button', { name: 'Changes' }));
    await waitFor(() => expect(document.querySelector('.sides del')?.textContent).toContain('Safety'));
    await user.click(screen.getByRole('button', { name: 'Looked at' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Looked at' })).toBeNull());
  });
});

describe('a new finding', () => {
  test('is made of records chosen in the list of evidence, by keyboard', async () => {
    await user.click(await screen.findByText(/^Neglect tool not repeated/));
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await screen.findByText('2 chosen');
    await user.keyboard('{Control>}{Shift>}N{/Shift}{/Control}');
    const statement = await screen.findByRole('textbox', { name: 'What was found' });
    await waitFor(() => expect(focused()).toBe(statement));
    await screen.findByText('Supported by 2 records:');
    await user.keyboard('The tool is used once.{Enter}');
    await screen.findByText('Say how this stands to the last visit.');
    await user.click(screen.getByLabelText('Concern'));
    await user.selectOptions(screen.getByLabelText('Since the last visit', { selector: 'select' }), 'new');
    await user.click(screen.getByRole('button', { name: 'Add the finding' }));
    await screen.findByRole('region', { name: 'Finding F7' });
    expect(sent<AddFinding>('add_finding')[0]).toMatchObject({ statement: 'The tool is used once.', direction: 'new' });
    expect(sent<AddFinding>('add_finding')[0]?.supports).toHaveLength(2);
  });

  test('is begun in a row of the matrix, waits when it is put aside, and goes on', async () => {
    await user.click(screen.getByRole('button', { name: 'Findings' }));
    await user.click(await screen.findByRole('button', { name: 'New finding: Response to neglect' }));
    await waitFor(() => expect(focused().id).toBe('new-finding-statement'));
    expect(screen.getByLabelText<HTMLSelectElement>('Area').selectedOptions[0]?.text).toBe('Response to neglect');
    await user.keyboard('The tool is{Escape}');
    await waitFor(() => expect(sent<SaveDraft>('save_draft').at(-1)?.field).toBe('finding'));
    expect(screen.queryByLabelText('What was found')).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Finding begun/ }));
    expect(screen.getByLabelText<HTMLTextAreaElement>('What was found').value).toBe('The tool is');
  });

  test('chosen records go to a finding that is there', async () => {
    await user.click(await screen.findByText(/^Neglect tool not repeated/));
    await user.keyboard(' ');
    const with_ = await screen.findByLabelText('Put with a finding');
    await user.selectOptions(with_, within(with_).getByRole('option', { name: /^F3/ }));
    await waitFor(() =>
      expect(sent<LinkEvidence>('link_evidence')).toMatchObject([{ side: 'supports', evidence: [idOf(33)] }]),
    );
    await waitFor(() => expect(screen.queryByText('1 chosen')).toBeNull());
  });
});

test('a finding is gone to by its number', async () => {
  await user.keyboard('{Control>}g{/Control}');
  await user.keyboard('F5{Enter}');
  await screen.findByRole('region', { name: 'Finding F5' });
});
