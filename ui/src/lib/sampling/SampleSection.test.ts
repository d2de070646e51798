import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { VIEW, withLists } from '../../dev/sample-lists';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { DecideDraw, DrawSample, ExportDraw, ImportLists } from '../contract/generated';
import { progress } from '../status/progress.svelte';
import SampleSection from './SampleSection.svelte';
import { SamplingModel } from './sampling.svelte';

let fake: FakeBackend;
let model: SamplingModel;
const user = userEvent.setup();
const last = <T>(name: string) => fake.calls.findLast((call) => call.name === name)?.request as T;

/** Goes to a control with Tab alone. */
async function tabTo(name: string | RegExp, role = 'button'): Promise<void> {
  const [target] = await screen.findAllByRole(role, { name });
  for (let at = 0; at < 120 && document.activeElement !== target; at += 1) await user.tab();
  expect(document.activeElement).toBe(target);
}

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  withLists(fake);
  setBackend(fake);
  model = new SamplingModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
  render(SampleSection, { model });
});

test('lists are imported, a sample is drawn, and its cases become the visit’s, by keyboard alone', async () => {
  await tabTo('Import the lists');
  await user.keyboard('{Enter}');
  await tabTo('Check');
  await user.keyboard('{Enter}');
  await screen.findByText('This line has no id.');
  await tabTo('Go on without the 3 lines', 'checkbox');
  await user.keyboard(' ');
  await tabTo('Import');
  await user.keyboard('{Enter}');
  await screen.findByText('412 lines about 398 children');
  expect(last<ImportLists>('import_lists').without_bad_rows).toBe(true);

  await tabTo('Propose 24 cases by list');
  await user.keyboard('{Enter}');
  await tabTo('Cases of Protection plans', 'textbox');
  await user.keyboard('{Control>}a{/Control}7');
  await screen.findByText('25 cases, 0 in reserve');
  await waitFor(() =>
    expect(
      screen.getByRole('button', { name: 'Change who belongs to Care leavers' }).closest('tr')?.textContent,
    ).toContain('23'),
  );
  await tabTo('The number called out', 'textbox');
  await user.keyboard('nine{Enter}');
  await screen.findByRole('alert');
  await tabTo('The number called out', 'textbox');
  await user.keyboard('{Control>}a{/Control}90210{Enter}');
  await screen.findByRole('button', { name: /^Draw of/ });
  expect(last<DrawSample>('draw_sample')).toMatchObject({ number_called: '90210' });

  await tabTo('Make these the visit’s cases');
  await user.keyboard('{Enter}');
  await screen.findByText('The visit’s cases');
  expect(last<DecideDraw>('decide_draw').discard_because).toBe('');
});

test('the key list leaves only after it was said that it names children', async () => {
  await model.import();
  await model.importing?.check();
  if (model.importing) model.importing.withoutBadRows = true;
  await model.importing?.import();
  model.importing = null;
  model.draft.propose(VIEW);
  model.draft.numberCalled = '7';
  await model.draw();
  await user.click(await screen.findByRole('button', { name: 'Key list…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Key list' });
  await user.click(within(dialog).getByRole('button', { name: 'Save the key list…' }));
  expect(within(dialog).getByText('Tick that you know it, or cancel.')).toBeTruthy();
  expect(last('export_draw')).toBeUndefined();
  await user.keyboard(' ');
  await user.click(within(dialog).getByRole('button', { name: 'Save the key list…' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(last<ExportDraw>('export_draw').what).toBe('key_list');
  expect(screen.getByText(/^The key list left the notebook/)).toBeTruthy();
});

test('an import shows how far it is and can be stopped; what was chosen is still there', async () => {
  let refuse: (error: Error) => void = () => undefined;
  fake.on('import_lists', () => new Promise((_, no) => (refuse = no)));
  fake.on('check_lists', () => ({ rows: 412, bad_rows: 0, faults: [], more_faults: 0 }));
  await user.click(screen.getByRole('button', { name: 'Import the lists' }));
  await user.selectOptions(await screen.findByLabelText('List on sheet List 6 CIN'), 'Protection plans');
  await user.click(screen.getByRole('button', { name: 'Check' }));
  await user.click(await screen.findByRole('button', { name: 'Import' }));
  progress.told(100, 412);
  await screen.findByText('100 of 412 lines');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  refuse(new Error('stopped'));
  await screen.findByText('The import was stopped. Nothing of it was kept.');
  expect(screen.getByLabelText<HTMLSelectElement>('List on sheet List 6 CIN').value).toBe('protection_plans');
  expect(model.cache.frames).toEqual([]);
});
