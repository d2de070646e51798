import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { Visit } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { PlanModel } from './plan.svelte';
import Targets from './Targets.svelte';

let fake: FakeBackend;
const user = userEvent.setup();
const targets = () => (fake.kept.get(SAMPLE.visit)?.record as Visit).targets;

beforeEach(async () => {
  await flushAll();
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  const model = new PlanModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
  render(Targets, { model });
});

test('a target is added, named and counted, and shows the day it falls on', async () => {
  await user.click(screen.getByRole('button', { name: 'Add a target' }));
  await waitFor(() => expect(document.activeElement?.id).toBe('visit-target-0-what'));
  await user.keyboard('Draft to the authority{Tab}');
  await waitFor(() => expect(targets()[0]?.what).toBe('Draft to the authority'));
  const days = screen.getByRole('textbox', { name: 'Within working days' });
  await user.clear(days);
  await user.type(days, '10{Enter}');
  await waitFor(() => expect(targets()).toEqual([{ what: 'Draft to the authority', working_days: 10 }]));
  await screen.findByText('2 December 2026');
  await user.click(screen.getByRole('button', { name: 'Remove the target Draft to the authority' }));
  await waitFor(() => expect(targets()).toEqual([]));
});

test('a number of days that cannot be is refused at its field', async () => {
  await user.click(screen.getByRole('button', { name: 'Add a target' }));
  const days = await screen.findByRole('textbox', { name: 'Within working days' });
  await user.clear(days);
  await user.type(days, '251{Enter}');
  await screen.findByText('A whole number from 1 to 250.');
  expect(targets()[0]?.working_days).toBe(25);
});

test('a day beyond the published bank holidays says that it may change', async () => {
  const visit = fake.kept.get(SAMPLE.visit)?.record as Visit;
  visit.dates = [{ first: '2028-11-28', last: '2028-11-29' }];
  await user.click(screen.getByRole('button', { name: 'Add a target' }));
  await screen.findByText(/^3 January 2029, which may change: the bank holidays of that year are not published yet$/);
});
