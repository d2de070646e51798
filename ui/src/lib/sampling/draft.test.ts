import { beforeEach, describe, expect, test } from 'vitest';
import { VIEW } from '../../dev/sample-lists';
import type { Draw } from '../contract/generated';
import { PlanDraft } from './draft.svelte';
import { wholeNumber } from './filter.svelte';
import { asText, fillFrom, fillWith } from './kept';

let draft: PlanDraft;
const texts = () => draft.faults.map((fault) => fault.text);

beforeEach(() => {
  draft = new PlanDraft();
  draft.asOf = '2026-11-17';
  draft.numberCalled = '4711';
  const group = draft.addGroup();
  group.name = 'Protection plans';
  group.quota = '12';
  group.filter.toggleList('protection_plans');
});

describe('a plan of a draw', () => {
  test('is complete with a day, a group with a number of cases, and the number called out', () => {
    expect(draft.faults).toEqual([]);
    expect(draft.plan.strata).toMatchObject([{ name: 'Protection plans', quota: 12, reserve: 0 }]);
    expect(draft.plan.strata[0]?.filter.lists).toEqual(['protection_plans']);
  });

  test.each(['', '12a', '1234567890123', '-3', '4 7', '４７'])('refuses %j as the number called out', (typed) => {
    draft.numberCalled = typed;
    expect(texts()).toEqual(['The number called out has 1 to 12 digits and nothing else.']);
  });

  test.each(['0', '7', '000123', ' 4711 ', '123456789012'])('takes %j as the number called out', (typed) => {
    draft.numberCalled = typed;
    expect(draft.faults).toEqual([]);
  });

  test('says of each group what is missing', () => {
    const second = draft.addGroup();
    second.name = 'Protection plans';
    second.quota = 'ten';
    second.filter.notSeen = 'soon';
    expect(texts()).toEqual([
      'Two groups are called Protection plans.',
      'Protection plans: the number of cases is a whole number from 0 to 500.',
      'Protection plans: a span of days is a whole number from 0 to 36,525.',
    ]);
    expect(draft.faults[1]?.id).toBe(second.id('quota'));
  });

  test('refuses groups that ask for nothing, and more cases than a sample can have', () => {
    const [group] = draft.groups;
    if (!group) throw new Error('no group');
    group.quota = '0';
    expect(texts()).toEqual(['The groups ask for no cases.']);
    group.quota = '500';
    group.reserve = '1';
    expect(texts()).toEqual(['A sample has at most 500 cases, those in reserve counted.']);
  });

  test('wants a reason for each child by hand, and each child once', () => {
    const first = draft.addByHand();
    first.child = ' f00012 ';
    const second = draft.addByHand();
    second.child = 'F00012';
    second.reason = 'Read last time';
    expect(texts()).toEqual(['Say why child 1 is put in or left out.', 'F00012 stands twice among those by hand.']);
  });

  test('names the group of a child by hand as it is called now', () => {
    const [group] = draft.groups;
    const child = draft.addByHand();
    Object.assign(child, { child: 'f00012', reason: 'Serious incident', group: group?.key });
    if (group) group.name = 'On a plan';
    expect(draft.plan.put_in).toEqual([{ child: 'F00012', stratum: 'On a plan', reason: 'Serious incident' }]);
    expect(draft.plan.left_out).toEqual([]);
  });

  test('is proposed with one group for each list and 24 cases in all, and what stood there comes back', () => {
    const before = draft.groups;
    draft.propose(VIEW);
    expect(draft.groups.map((group) => [group.name, group.quota])).toEqual([
      ['Children in need', '12'],
      ['Protection plans', '6'],
      ['Children in care', '5'],
      ['Care leavers', '1'],
    ]);
    expect(draft.sums).toEqual({ quota: 24, reserve: 0 });
    draft.bringBack();
    expect(draft.groups).toBe(before);
  });

  test('brings a removed group back with everything in it', () => {
    const [group] = draft.groups;
    if (group) draft.removeGroup(group);
    expect(draft.groups).toEqual([]);
    draft.bringBack();
    expect(draft.groups[0]?.filter.said).toBe('Protection plans');
  });

  test('is counted before it is complete, and not while a span of days is no number', () => {
    const second = draft.addGroup();
    expect(draft.countable?.strata.map((each) => each.name)).toEqual(['1', '2']);
    second.filter.seen = 'x';
    expect(draft.countable).toBeNull();
  });

  test('is the same again after it was kept as text, whatever is wrong or missing in it', () => {
    Object.assign(draft.filter, { teams: ['North'], seen: 'soon', openOnly: true });
    const second = draft.addGroup();
    Object.assign(second, { name: ' Care ', quota: 'ten', reserve: '2' });
    Object.assign(draft.addByHand(), {
      child: 'f00012 ',
      how: 'left_out',
      group: second.key,
      reason: 'Read last time',
    });
    draft.addByHand();
    draft.removeGroup(draft.addGroup());
    const again = new PlanDraft();
    fillWith(again, asText(draft));
    expect(asText(again)).toBe(asText(draft));
    expect(again.faults.map((fault) => fault.text)).toEqual(texts());
    expect(again.plan).toEqual(draft.plan);
    again.bringBack();
    expect(again.groups).toHaveLength(3);
  });

  test('is nothing to keep before anybody has begun, though the lists propose a day', () => {
    const fresh = new PlanDraft();
    fresh.proposeDay('2026-11-17');
    expect(asText(fresh)).toBe('');
    fresh.asOf = '2026-11-16';
    expect(asText(fresh)).not.toBe('');
  });

  test('is begun again from a draw, with everything but the number called out', () => {
    draft.filter.notSeen = '42';
    const second = draft.addGroup();
    Object.assign(second, { name: 'Care', quota: '3', reserve: '1' });
    Object.assign(draft.addByHand(), { child: 'F00012', group: second.key, reason: 'Read last time' });
    const again = new PlanDraft();
    again.proposeDay('2026-11-17');
    fillFrom(again, { plan: draft.plan } as Draw);
    expect(again.plan).toEqual(draft.plan);
    expect(again.numberCalled).toBe('');
  });
});

test.each([
  ['', null],
  [' 12 ', 12],
  ['0', 0],
  ['501', undefined],
  ['1.5', undefined],
  ['-1', undefined],
])('a whole number of at most 500: %j', (typed, read) => {
  expect(wholeNumber(typed, 500)).toBe(read);
});
