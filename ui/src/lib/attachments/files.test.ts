import { beforeEach, expect, test } from 'vitest';
import { SAMPLE, sampleEvidence, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { Attachment, Media } from '../contract/generated';
import { status } from '../status/status.svelte';
import { attachments as words } from '../words';
import { Files } from './files.svelte';

const [FIRST = '', SECOND = ''] = sampleEvidence().map((each) => each.id);
let fake: FakeBackend;

function attachment(n: number, media: Media, evidence = FIRST): Attachment {
  const id = `01930000-0000-7000-8000-00000000f00${n}`;
  const at = `2026-11-17T14:0${n}:00Z`;
  return { id, visit: SAMPLE.visit, evidence, name: `paper ${n}`, media, bytes: 1234, sha256: 'ab'.repeat(32), at };
}

const [TEXT, PICTURE, PDF] = [attachment(1, 'txt'), attachment(2, 'jpeg'), attachment(3, 'pdf', SECOND)];

async function files(...records: Attachment[]): Promise<Files> {
  fake = new FakeBackend({
    records: [...sampleRecords(), ...records.map((record) => ({ kind: 'attachment' as const, record }))],
    me: SAMPLE.me,
  });
  setBackend(fake);
  return new Files(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
}

const names = () => fake.calls.map((call) => call.name).slice(1);

beforeEach(() => (status.message = ''));

test('files stand beside their own evidence, in the order in which they came', async () => {
  const model = await files(PICTURE, PDF, TEXT);
  expect(model.of(FIRST)).toEqual([TEXT, PICTURE]);
  expect(model.of(SECOND)).toEqual([PDF]);
  expect(model.of('none')).toEqual([]);
});

test('what was attached is there at once, and what was not is told by name', async () => {
  const model = await files();
  const refused = [{ name: 'page.html', because: 'markup' as const }];
  fake.on('choose_attachments', () => ({
    saved: { at: TEXT.at, kept: [{ kind: 'attachment', rev: 1, record: TEXT }], gone: [] },
    refused,
  }));
  await model.attach(FIRST);
  expect(model.of(FIRST)).toEqual([TEXT]);
  expect(model.refused).toEqual({ evidence: FIRST, files: refused });
  expect(status.message).toBe(words.attached(1));
});

test('cancelling the choice says and changes nothing', async () => {
  const model = await files();
  await model.attach(FIRST);
  expect(model.of(FIRST)).toEqual([]);
  expect([model.refused, model.error, status.message]).toEqual([null, null, '']);
});

test('while one choice is open a second is not asked for', async () => {
  const model = await files();
  let answer = () => {};
  fake.on('choose_attachments', async () => {
    await new Promise<void>((resolve) => (answer = resolve));
    return { saved: null, refused: [] };
  });
  const first = model.attach(FIRST);
  await Promise.resolve();
  await model.attach(FIRST);
  answer();
  await first;
  expect(names()).toEqual(['choose_attachments']);
  expect(model.busy).toBe(false);
});

test('a failure is said beside the evidence, and the next try is free', async () => {
  const model = await files();
  fake.on('choose_attachments', () => {
    throw new CoreError('disk_full');
  });
  await model.attach(FIRST);
  expect(model.error).toMatchObject({ id: FIRST });
  expect(model.error?.text).toContain('The disk is full');
  expect(model.busy).toBe(false);
});

test('pictures are shown by address, text in words, and all else is not shown', async () => {
  const model = await files(TEXT, PICTURE, PDF);
  fake.pictures.set(PICTURE.id, 'attachment://localhost/x');
  fake.on('attachment_text', () => ({ text: 'Minutes', cut: true }));
  expect(await model.show(PICTURE)).toEqual({ as: 'picture', url: 'attachment://localhost/x' });
  expect(await model.show(TEXT)).toEqual({ as: 'text', text: 'Minutes', cut: true });
  expect(await model.show(PDF)).toEqual({ as: 'nothing' });
});

test('a file that came without its bytes says so and is asked for nowhere', async () => {
  const model = await files(TEXT, PICTURE);
  fake.on('missing_files', () => ({ attachments: [TEXT.id] }));
  await model.load();
  expect(await model.show(TEXT)).toEqual({ as: 'missing' });
  expect(names()).toEqual(['missing_files']);
});

test('where missing files could not be asked for, opening one still tells', async () => {
  const model = await files(TEXT);
  fake.on('missing_files', () => {
    throw new CoreError('unexpected');
  });
  fake.on('attachment_text', () => {
    throw new CoreError('attachment_missing');
  });
  await model.load();
  expect(await model.show(TEXT)).toEqual({ as: 'missing' });
});

test('a visit without files asks nothing when it is opened', async () => {
  const model = await files();
  await model.load();
  expect(names()).toEqual([]);
});

test('a name is kept as it is typed and becomes one change', async () => {
  const model = await files(TEXT);
  const field = model.name(TEXT.id);
  await field.onkeep('Minutes', '01930000-0000-7000-8000-00000000aaaa');
  expect(fake.calls.at(-1)?.request).toMatchObject({ field: 'name', text: '"Minutes"', base_rev: 1 });
  await field.onsave('Minutes');
  expect(model.byId(TEXT.id)?.name).toBe('Minutes');
});

test('a name that is refused says why and the old one stays', async () => {
  const model = await files(TEXT);
  fake.on('edit_record', () => {
    throw new CoreError('refused', { field: 'name', reason: 'empty' });
  });
  await model.name(TEXT.id).onsave('');
  expect(model.error).toEqual({ id: TEXT.id, text: 'Something must stand here.' });
  expect(model.byId(TEXT.id)?.name).toBe('paper 1');
});

test('a removed file is gone from the evidence', async () => {
  const model = await files(TEXT, PICTURE);
  expect(await model.remove(TEXT.id)).toBe(true);
  expect(model.of(FIRST)).toEqual([PICTURE]);
  expect(status.message).toContain('Ctrl+Z');
});

test('a copy says where it is, and nothing when nobody chose a place', async () => {
  const model = await files(TEXT);
  fake.on('export_attachment', () => ({ path: null }));
  await model.copy(TEXT.id);
  expect(status.message).toBe('');
  fake.on('export_attachment', () => ({ path: '/home/maren/paper.txt' }));
  await model.copy(TEXT.id);
  expect(status.message).toContain('/home/maren/paper.txt');
});

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [1_250_000, '1.3 MB'],
  [52_428_800, '52.4 MB'],
])('%i bytes are %s', (bytes, said) => {
  expect(words.size(bytes)).toBe(said);
});

test('every reason says what is wrong in whole sentences', () => {
  for (const why of Object.values(words.because)) expect(why).toMatch(/^[A-Z].*\.$/);
});
