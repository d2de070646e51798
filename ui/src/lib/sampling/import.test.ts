import { beforeEach, describe, expect, test } from 'vitest';
import { SHEETS } from '../../dev/sample-lists';
import { SAMPLE, sampleRecords } from '../../dev/sample';
import { CoreError, setBackend } from '../backend';
import { FakeBackend } from '../backend/fake';
import { VisitCache } from '../cache/visit.svelte';
import type { ImportLists, ListsChecked, SaveDraft } from '../contract/generated';
import { flushAll } from '../draft/registry';
import { ImportListsModel } from './import.svelte';
import { columnLetter } from './sheet.svelte';

let fake: FakeBackend;
let model: ImportListsModel;
const checked = (bad_rows = 0): ListsChecked => ({ rows: 412, bad_rows, faults: [], more_faults: 0 });
const texts = () => model.errors.map((error) => error.text);

beforeEach(async () => {
  fake = new FakeBackend({ records: sampleRecords(), me: SAMPLE.me });
  fake.on('choose_lists', () => ({ name: 'Lists.xlsx', sheets: [...SHEETS] }));
  setBackend(fake);
  model = new ImportListsModel(new VisitCache(await fake.call('open_visit', { visit: SAMPLE.visit })));
  await model.choose();
});

describe('importing lists', () => {
  test('begins with what was recognised and the first day of the visit', () => {
    expect(model.asOf).toBe('2026-11-17');
    expect(model.sheets.map((sheet) => sheet.list)).toEqual(['children_in_need', 'children_in_care', '']);
    expect(model.request.mappings.map((mapping) => mapping.sheet)).toEqual([0, 1]);
  });

  test('says of each sheet what is missing before it is read', async () => {
    const [need, care] = model.sheets;
    need?.choose(0, '');
    care?.choose(5, 'team');
    if (care) care.headerRow = '0';
    await model.check();
    expect(texts()).toEqual([
      'List 6 CIN: say which column has the child’s id.',
      'List 8 CLA: the line with the headers is a whole number from 1.',
      'List 8 CLA: two columns are chosen as ‘Team’. Choose one of the two.',
    ]);
    expect(fake.calls.some((call) => call.name === 'check_lists')).toBe(false);
  });

  test('what was chosen waits until the lists are imported, for a file of the same name and shape', async () => {
    const kept = () => fake.calls.findLast((call) => call.name === 'save_draft')?.request as SaveDraft | undefined;
    const [need] = model.sheets;
    model.keep();
    await flushAll();
    expect(kept()).toBeUndefined();
    need?.choose(3, 'team');
    model.asOf = '2026-11-18';
    model.keep();
    await flushAll();
    const { field, text } = kept() as SaveDraft;
    expect(field).toBe('list_mapping');
    const view = await fake.call('open_visit', { visit: SAMPLE.visit });
    const again = async (name: string) => {
      fake.on('choose_lists', () => ({ name, sheets: [...SHEETS] }));
      const next = new ImportListsModel(new VisitCache({ ...view, unfinished: { list_mapping: text } }));
      await next.choose();
      return [next.asOf, next.sheets[0]?.fields[3]];
    };
    expect(await again('Lists.xlsx')).toEqual(['2026-11-18', 'team']);
    expect((await again('Other.xlsx'))[0]).toBe('2026-11-17');
  });

  test('nothing that stands in the file is kept of it', async () => {
    model.sheets[0]?.choose(3, 'team');
    model.keep();
    await flushAll();
    const { text } = fake.calls.findLast((call) => call.name === 'save_draft')?.request as SaveDraft;
    const cells = SHEETS.flatMap((sheet) => [...sheet.headers, ...sheet.first_rows.flat()]).filter(
      (cell) => cell !== '',
    );
    expect(cells.filter((cell) => text.includes(cell))).toEqual([]);
  });

  test('wants one list at least', async () => {
    for (const sheet of model.sheets) sheet.list = '';
    await model.check();
    expect(texts()).toEqual(['Say of at least one sheet which list it is.']);
  });

  test('shows the headers of the line that is chosen', () => {
    const [need] = model.sheets;
    if (need) need.headerRow = '4';
    expect(need?.headers[0]).toBe('NM-10441');
    expect(need?.rows[0]?.[0]).toBe('NM-10442');
  });

  test('checks again when anything is chosen otherwise', async () => {
    await model.check();
    expect(model.because).toBeUndefined();
    model.sheets[0]?.choose(7, 'status');
    expect(model.because).toBe('Check the lists first.');
  });

  test('goes on without bad lines only when that was said', async () => {
    fake.on('check_lists', () => checked(3));
    await model.check();
    expect(await model.import()).toBe(false);
    model.withoutBadRows = true;
    expect(await model.import()).toBe(true);
    const request = fake.calls.find((call) => call.name === 'import_lists')?.request as ImportLists;
    expect(request).toMatchObject({ visit: SAMPLE.visit, without_bad_rows: true, as_of: '2026-11-17' });
    expect(model.cache.frames[0]?.children).toBe(398);
  });

  test('drops the answer to what is not asked any more', async () => {
    const answers: ((answer: ListsChecked) => void)[] = [];
    fake.on('check_lists', () => new Promise((answer) => answers.push(answer)));
    const first = model.check();
    await Promise.resolve();
    model.sheets[1]!.list = '';
    const second = model.check();
    await Promise.resolve();
    answers[1]?.(checked());
    await second;
    answers[0]?.(checked(40));
    await first;
    expect(model.checked?.bad_rows).toBe(0);
    expect(model.doing).toBe('nothing');
  });

  test('says that nothing was kept when it was stopped', async () => {
    await model.check();
    let fail: (error: CoreError) => void = () => undefined;
    fake.on('import_lists', () => new Promise((_, refuse) => (fail = refuse)));
    const importing = model.import();
    await Promise.resolve();
    await model.cancel();
    fail(new CoreError('unexpected'));
    expect(await importing).toBe(false);
    expect(fake.calls.at(-1)?.name).toBe('cancel_import');
    expect(model.failure).toBe('The import was stopped. Nothing of it was kept.');
  });
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s', (at, letter) => {
  expect(columnLetter(at)).toBe(letter);
});
