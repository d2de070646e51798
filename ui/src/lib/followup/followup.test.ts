import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { AddRecords, Subject } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { status } from '../status/status.svelte';
import { FollowUp, proposedWords } from './followup.svelte';

const TODAY = '2026-11-18';
let fake: FakeBackend;
let model: FollowUp;
let edited: Subject[];
const sent = (name: string) => fake.calls.filter((call) => call.name === name).map((call) => call.request);
const at = <T>(list: readonly T[], nth: number): T => {
  const each = list[nth];
  if (each === undefined) throw new Error(`there is no ${nth}`);
  return each;
};

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  setBackend(fake);
  edited = [];
  const cache = new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit }));
  model = new FollowUp(cache, (subject) => edited.push(subject), TODAY);
});

describe('lines of enquiry', () => {
  test('open ones stand first', () => {
    expect(model.enquiries.map((each) => each.state)).toEqual(['open', 'answered']);
    expect(model.openEnquiries).toBe(1);
  });

  test('a piece of evidence is verified later once, with its areas and a proposed question', async () => {
    const evidence = at(model.cache.evidence, 2);
    expect(await model.verify(evidence)).toBe(true);
    const made = model.openEnquiryOf(evidence.id);
    expect(made).toMatchObject({ areas: evidence.areas, owner: SAMPLE.me, state: 'open', answer: '' });
    expect(made?.question).toBe(
      'Verify E036: Plan lists services to attend, not what must change for the child or by when.',
    );
    expect(edited).toEqual([{ kind: 'enquiry', id: made?.id }]);
    expect(await model.verify(evidence)).toBe(false);
    expect(sent('add_records')).toHaveLength(1);
  });

  test('it is answered only with an answer, and can be dropped and opened again without one', async () => {
    const { id } = at(model.enquiries, 0);
    expect(await model.setState(id, 'answered')).toBe(false);
    expect(model.edits.errors[`enquiry-${id}-answer`]).toBe('Say first what was found.');
    expect(status.troubles).toEqual([]);
    expect(sent('edit_record')).toEqual([]);
    expect(await model.setState(id, 'dropped')).toBe(true);
    expect(model.openEnquiries).toBe(0);
    expect(await model.setState(id, 'open')).toBe(true);
    // What was typed just before is in by then.
    const typed = model.editEnquiry(id, { answer: 'In two of nine records.' }, 'answer');
    expect(await Promise.all([typed, model.setState(id, 'answered')])).toEqual([true, true]);
    expect(model.cache.enquiries.find((each) => each.id === id)).toMatchObject({ state: 'answered' });
    expect(model.edits.errors[`enquiry-${id}-answer`]).toBeUndefined();
  });

  test('one that was refused says so at its field', async () => {
    fake.on('edit_record', () => {
      throw new CoreError('refused', { field: 'question', reason: 'too_long' });
    });
    const { id } = at(model.enquiries, 0);
    expect(await model.editEnquiry(id, { question: 'x'.repeat(301) }, 'question')).toBe(false);
    expect(model.edits.errors[`enquiry-${id}-question`]).toBe('This is longer than the field holds.');
    status.cleared(`enquiry-${id}-question`);
  });
});

describe('children referred back', () => {
  test('the form begins with what is known, and the role told last', () => {
    const evidence = at(model.cache.evidence, 0);
    model.refer({ evidence });
    expect(model.referring).toEqual({
      case: evidence.case,
      evidence: evidence.id,
      concern: evidence.text,
      toRole: 'Head of service',
    });
  });

  test('what is written is kept as it is typed, waits for the same child, and is gone when it was sent', async () => {
    const evidence = at(model.cache.evidence, 0);
    model.refer({ evidence });
    model.keepReferring();
    await flushAll();
    expect(sent('save_draft')).toEqual([]);
    if (model.referring) model.referring.concern = 'Not seen for nine weeks';
    model.keepReferring();
    await flushAll();
    expect(sent('save_draft')).toMatchObject([{ field: 'referral' }]);

    const again = new FollowUp(model.cache, undefined, TODAY);
    again.refer({ evidence: at(model.cache.evidence, 1) });
    expect(again.referring?.concern).toBe(at(model.cache.evidence, 1).text);
    again.refer({ evidence });
    expect(again.referring?.concern).toBe('Not seen for nine weeks');
    expect(await again.makeReferral()).toBe(true);
    await flushAll();
    expect(sent('save_draft').at(-1)).toMatchObject({ field: 'referral', text: '' });
  });

  test('without a concern or a role nothing is sent, and the form stays', async () => {
    model.refer({});
    if (model.referring) model.referring.toRole = ' ';
    expect(await model.makeReferral()).toBe(false);
    expect(model.edits.errors['refer-concern']).toBe('Say what the concern is.');
    expect(model.edits.errors['refer-role']).toBe('Say which role was told.');
    expect(sent('add_records')).toEqual([]);
    expect(model.referring).not.toBeNull();
  });

  test('it is open from the moment it is told until something came back and it was closed', async () => {
    model.refer({ evidence: at(model.cache.evidence, 0) });
    expect(await model.makeReferral()).toBe(true);
    expect(model.referring).toBeNull();
    expect(model.openReferrals).toBe(2);
    const { id } = at(model.referrals, 0);
    expect(await model.close(id, TODAY)).toBe(false);
    expect(model.openReferrals).toBe(2);
    await model.edits.edit({ kind: 'referral', id }, { answer: 'Seen the same evening.' }, { id: 'x', what: '' });
    expect(await model.close(id, TODAY)).toBe(true);
    expect(model.openReferrals).toBe(1);
    expect(model.referrals.map((each) => each.closed)).toEqual([null, TODAY]);
  });
});

describe('documents asked for', () => {
  test('what is owed stands first, the earliest due at the top, and says what is overdue', () => {
    expect(model.requests.map((each) => [each.what, model.requestState(each)])).toEqual([
      ['Moderation record of the 48 audits', 'overdue'],
      ['Exception reports of three months', 'owed'],
      ['Supervision policy', 'received'],
    ]);
    expect(model.owed).toBe(2);
  });

  test('one line and a day make a request', async () => {
    model.newRequest.type('Minutes of the board');
    expect(await model.addRequest('2026-11-20')).toBe(true);
    expect(model.requests.find((each) => each.what === 'Minutes of the board')).toMatchObject({
      asked: TODAY,
      due: '2026-11-20',
      received: null,
    });
    expect(await model.addRequest(null)).toBe(false);
  });
});

describe('a new line', () => {
  test('becomes a record with its first words, and is in the list when it is done', async () => {
    const line = model.newEnquiry;
    line.type('Who chairs');
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(sent('add_records')).toHaveLength(1);
    expect(model.enquiries).toHaveLength(2);
    line.type('Who chairs the reviews?');
    const subject = await line.done();
    expect(subject?.kind).toBe('enquiry');
    expect(line.text).toBe('');
    expect(model.enquiries.map((each) => each.question)).toContain('Who chairs the reviews?');
    expect((sent('add_records') as AddRecords[])[0]?.records[0]?.record.id).toBe(subject?.id);
    line.type('Another');
    expect((await line.done())?.id).not.toBe(subject?.id);
    expect(model.enquiries).toHaveLength(4);
  });

  test('that is emptied again leaves nothing behind', async () => {
    const line = model.newRequest;
    line.type('Minutes');
    await new Promise((resolve) => setTimeout(resolve, 450));
    line.type('');
    expect(await line.done()).toBeNull();
    expect(sent('remove_record')).toHaveLength(1);
    expect(model.requests).toHaveLength(3);
    line.type(' ');
    expect(await line.done()).toBeNull();
    expect(sent('add_records')).toHaveLength(1);
  });

  test('that could not be kept stays in its field', async () => {
    fake.on('add_records', () => {
      throw new CoreError('disk_full');
    });
    model.newEnquiry.type('Who chairs?');
    expect(await model.newEnquiry.done()).toBeNull();
    expect(model.newEnquiry.text).toBe('Who chairs?');
    expect(status.troubles.map((trouble) => trouble.what)).toContain('New line of enquiry');
    fake.on('add_records', () => ({ at: '2026-11-18T10:00:00Z', kept: [], gone: [] }));
    expect(await model.newEnquiry.done()).not.toBeNull();
    expect(status.troubles).toEqual([]);
  });
});

test.each([
  ['First sentence. Second one.', 'First sentence.'],
  ['First line\nSecond line', 'First line'],
  ['', ''],
  ['word '.repeat(40).trim(), `${'word '.repeat(28).trim()} …`],
])('the words proposed for %j', (text, words) => {
  expect(proposedWords(text)).toBe(words);
});
