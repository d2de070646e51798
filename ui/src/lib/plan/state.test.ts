import { beforeEach, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import { plan as words } from '../words';
import { VisitStates } from './state.svelte';

let fake: FakeBackend;
let states: VisitStates;

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  states = new VisitStates(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
  await states.load();
});

test('only states that can be reached are offered, and the one at hand', () => {
  expect(states.options).toContain(states.cache.visit.state);
  expect(states.options).not.toContain('final');
  expect(states.options).toContain('withdrawn');
});

test('a visit is moved by its own command, and what can be reached is asked again', async () => {
  expect(await states.move('with_authority')).toBe(true);
  const moved = fake.calls.filter((call) => call.name === 'move_visit').map((call) => call.request);
  expect(moved).toEqual([expect.objectContaining({ visit: SAMPLE.visit, to: 'with_authority' })]);
  expect(fake.calls.some((call) => call.name === 'edit_record')).toBe(false);
  expect([states.proposed, states.hint]).toEqual([null, words.stateFinal]);
});

test('after a final letter is shared, a first monitoring letter is proposed not to be published', async () => {
  await fake.call('edit_record', {
    op_id: '1',
    subject: { kind: 'visit', id: SAMPLE.visit },
    base_rev: 1,
    fields: { ordinal: 1 },
  });
  await fake.call('make_final', { op_id: '2', visit: SAMPLE.visit, because: null });
  states = new VisitStates(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
  await states.load();
  expect(states.proposed).toBe('shared');
  await states.move('shared');
  expect([states.proposed, states.hint]).toEqual(['not_for_publication', words.stateFirst]);
});

test('a refusal is told and nothing moves', async () => {
  fake.on('move_visit', () => {
    throw new CoreError('stale');
  });
  const before = states.cache.visit.state;
  expect(await states.move('in_review')).toBe(false);
  expect([states.failure === '', states.cache.visit.state]).toEqual([false, before]);
});
