/**
 * Starts the page over the fake backend: `?fake`, `?fake=empty`, `?fake=many` for 10,000 pieces of evidence, `?fake=read`
 * for cases read against criteria, `?fake=grid` for 400 of them, `?fake=letter` with the last letter brought in,
 * `?fake=long` for a letter of 20,000 words, `?fake=accuracy` with the authority's comments on the letter.
 */
import { setBackend, CoreError } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import { sampleLetter, withEarlier } from './sample-earlier';
import { sampleFactual, withFactual } from './sample-factual';
import { withLists } from './sample-lists';
import { withNotes } from './sample-notes';
import { withReviewed } from './sample-reviewed';
import { EDITIONS, LISTED, longLetter, readRecords, SAMPLE, sampleEvidence, sampleRecords } from './sample';
import { withFiles } from './sample-files';

const KNOWN = [
  {
    path: '/n/1',
    name: 'Northmere 2026',
    sheet_kept: 'Sealed envelope, duty safe, second floor',
    keys_missing: false,
    opened: '2026-11-17T08:12:00Z',
  },
  { path: '/n/2', name: 'Northmere 2024', sheet_kept: '', keys_missing: false, opened: '2025-03-21T15:40:00Z' },
];

function recordsOf(kind: string | null) {
  switch (kind) {
    case 'empty':
      return sampleRecords().slice(0, 1);
    case 'many':
      return sampleRecords(10_000);
    case 'read':
      return readRecords();
    case 'grid':
      return readRecords(400);
    case 'long':
      return longLetter(900);
    case 'letter':
      return [...sampleRecords(), { kind: 'earlier_letter' as const, record: sampleLetter() }];
    case 'accuracy':
      return [...sampleRecords(), ...sampleFactual().map((record) => ({ kind: 'factual_comment' as const, record }))];
    default:
      return sampleRecords();
  }
}

export async function startFake(): Promise<void> {
  const kind = new URLSearchParams(location.search).get('fake');
  const fake = new FakeBackend({
    records: recordsOf(kind),
    me: SAMPLE.me,
  });
  withLists(fake);
  withNotes(fake);
  withEarlier(fake);
  withFactual(fake);
  withReviewed(fake);
  const open = { name: 'Northmere 2026', recovered: 0 };
  const soon = () => setTimeout(() => (location.hash = '#main'), 300);
  fake.on('notebooks', () => ({ known: kind === 'empty' ? [] : KNOWN, default_folder: '/home/maren/Visitbook' }));
  fake.on('frameworks', () => ({ editions: [...EDITIONS] }));
  fake.on('listed_authorities', () => ({ listed: [...LISTED] }));
  fake.on('unlock', ({ passphrase }) => {
    if (passphrase === 'wrong') throw new CoreError('wrong_passphrase');
    soon();
    return open;
  });
  fake.on('confirm_notebook', ({ groups }) => {
    const wrong = groups.findIndex((group, at) => at === 4 && group.toUpperCase() !== 'H6DN');
    if (wrong >= 0) throw new CoreError('sheet_mismatch', { group: String(wrong + 1) });
    soon();
    return open;
  });
  fake.on('lock', () => {
    location.hash = '#unlock';
    return {};
  });
  withFiles(fake, sampleEvidence().find((each) => each.number === 36)?.id ?? '');
  setBackend(fake);
  Object.assign(window, { fake });
}
