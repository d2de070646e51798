import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { Authority, Visit } from '../contract/generated';
import { flushAll } from '../draft/registry';
import NeverNamed from './NeverNamed.svelte';
import { PlanModel } from './plan.svelte';
import PreferredTerms from './PreferredTerms.svelte';

let fake: FakeBackend;
let model: PlanModel;
const user = userEvent.setup();
const terms = () => (fake.kept.get(SAMPLE.authority)?.record as Authority).preferred_terms;
const names = () => (fake.kept.get(SAMPLE.visit)?.record as Visit).never_named;

beforeEach(async () => {
  await flushAll();
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  model = new PlanModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
});

test('a preferred term is added, typed and removed by keyboard', async () => {
  render(PreferredTerms, { model });
  screen.getByRole('button', { name: 'Add a preferred term' }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement?.id).toBe('authority-term-0-instead_of'));
  await user.keyboard('care leavers{Tab}');
  const say = screen.getByRole('textbox', { name: 'Say' });
  expect(document.activeElement).toBe(say);
  await user.clear(say);
  await user.type(say, 'care-experienced young people{Enter}');
  await waitFor(() => expect(terms()).toEqual([{ instead_of: 'care leavers', say: 'care-experienced young people' }]));
  await user.click(screen.getByRole('button', { name: 'Remove the preferred term care-experienced young people' }));
  await waitFor(() => expect(terms()).toEqual([]));
});

test('what is typed into a term is kept before its field is left', async () => {
  render(PreferredTerms, { model });
  await user.click(screen.getByRole('button', { name: 'Add a preferred term' }));
  await user.type(await screen.findByRole('textbox', { name: 'Say' }), ' of');
  await waitFor(() => {
    const kept = fake.calls.findLast((call) => call.name === 'save_draft')?.request as { field: string; text: string };
    expect(kept.field).toBe('preferred_terms');
    expect(kept.text).toContain('words to use of');
  });
});

test('a name is added with what it names, changed and removed', async () => {
  render(NeverNamed, { model });
  await user.click(screen.getByRole('button', { name: 'Add a name' }));
  await waitFor(() => expect(document.activeElement?.id).toBe('never-named-0-words'));
  await user.keyboard('Marsh Lane Primary School{Enter}');
  await waitFor(() => expect(names()).toEqual([{ kind: 'staff', words: 'Marsh Lane Primary School' }]));
  await user.selectOptions(screen.getByLabelText('What Marsh Lane Primary School is'), 'School or nursery');
  await waitFor(() => expect(names()[0]?.kind).toBe('school'));
  await user.click(screen.getByRole('button', { name: 'Add a name' }));
  await waitFor(() => expect(names()[1]?.kind).toBe('school'));
  const second = within(screen.getByRole('group', { name: 'Name 2: New name' }));
  await user.click(second.getByRole('button', { name: 'Remove the name New name' }));
  await waitFor(() => expect(names()).toHaveLength(1));
});

test('a name of no words is refused at its field, and nothing else is changed', async () => {
  render(NeverNamed, { model });
  await user.click(screen.getByRole('button', { name: 'Add a name' }));
  const field = await screen.findByRole('textbox', { name: 'Name in full' });
  fake.on('edit_record', () => {
    throw new CoreError('refused', { field: 'never_named.0.words', reason: 'empty' });
  });
  await user.clear(field);
  await user.tab();
  await screen.findByText('Something must stand here.');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(names()).toEqual([{ kind: 'staff', words: 'New name' }]);
});
