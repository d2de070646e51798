/** Made-up lists of the invented authority: a file to import, what is wrong in it, and a frame to draw from. */
import type { FakeBackend } from '../lib/backend/fake';
import type { Balance, DrawView, Filter, FrameView, List, ListField, ListSheet } from '../lib/contract/generated';

const column = (field: ListField, at: number) => ({ field, column: at });
const NEED = ['Child ID', 'Team', 'DOB', 'Gender', 'CIN start date', 'Last visit', 'Closed', 'Ethnicity'];
const CARE = ['Child unique ID', 'Forename', 'Surname', 'Age', 'Gender', 'Legal status', 'Team', 'Last review'];

export const SHEETS: readonly ListSheet[] = [
  {
    name: 'List 6 CIN',
    header_row: 3,
    headers: NEED,
    first_rows: [
      ['NM-10441', 'North', '04/02/2018', 'F', '12/06/2026', '02/11/2026', '', 'A1'],
      ['NM-10442', 'South', '19/09/2012', 'M', '01/03/2026', '', '', 'A2'],
      ['NM-10478', 'West', '30/07/2021', 'F', '22/08/2026', '14/10/2026', '', 'A1'],
    ],
    rows: 233,
    proposed: {
      sheet: 0,
      list: 'children_in_need',
      header_row: 3,
      columns: [
        column('child_id', 0),
        column('team', 1),
        column('date_of_birth', 2),
        column('sex', 3),
        column('started', 4),
        column('last_seen', 5),
        column('closed', 6),
      ],
    },
    confidence: 94,
  },
  {
    name: 'List 8 CLA',
    header_row: 1,
    headers: CARE,
    first_rows: [
      ['NM-09013', 'Aaa', 'Bbb', '9', 'F', 'C2', 'Looked after A', '03/09/2026'],
      ['NM-09077', 'Ccc', 'Ddd', '16', 'M', 'V2', 'Looked after B', '21/07/2026'],
    ],
    rows: 182,
    proposed: {
      sheet: 1,
      list: 'children_in_care',
      header_row: 1,
      columns: [
        column('child_id', 0),
        column('forename', 1),
        column('surname', 2),
        column('age', 3),
        column('sex', 4),
        column('team', 6),
        column('last_review', 7),
      ],
    },
    confidence: 88,
  },
  {
    name: 'Notes',
    header_row: 1,
    headers: ['Guidance'],
    first_rows: [['As at 10 November']],
    rows: 4,
    proposed: null,
    confidence: 0,
  },
];

const of = <T>(...counts: [T, number][]) => counts.map(([value, children]) => ({ value, children }));

export const VIEW: FrameView = {
  lists: of<List>(['children_in_need', 198], ['protection_plans', 96], ['children_in_care', 81], ['care_leavers', 23]),
  teams: of(['North', 108], ['South', 123], ['West', 95], ['Assessment', 66], ['', 6]),
  age_bands: of(
    ['under_one', 22],
    ['one_to_four', 90],
    ['five_to_nine', 115],
    ['ten_to_fifteen', 110],
    ['sixteen_seventeen', 38],
    ['adult', 23],
  ),
  sexes: of(['female', 189], ['male', 205], ['unknown', 4]),
};

const line =
  (dimension: Balance['dimension'], share: Balance['share'] = 'fair') =>
  (value: string, in_frame: number, in_sample: number, other: Balance['share'] = share): Balance => ({
    dimension,
    value,
    in_frame,
    in_sample,
    share: other,
  });
const [age, sex, list, team] = [line('age_band'), line('sex'), line('list'), line('team')];

export const DRAW_VIEW: Omit<DrawView, 'sizes'> = {
  balance: [
    age('under_one', 22, 1),
    age('one_to_four', 90, 6),
    age('five_to_nine', 115, 7),
    age('ten_to_fifteen', 110, 9, 'high'),
    age('sixteen_seventeen', 38, 0, 'low'),
    age('adult', 23, 1),
    sex('female', 189, 11),
    sex('male', 205, 13),
    sex('unknown', 4, 0),
    list('children_in_need', 198, 12),
    list('protection_plans', 96, 6),
    list('children_in_care', 81, 5),
    list('care_leavers', 23, 1),
    team('North', 108, 7),
    team('South', 123, 7),
    team('West', 95, 6),
    team('Assessment', 66, 4),
    team('', 6, 0),
  ],
  short: [{ stratum: 3, wanted: 2, found: 1 }],
};

/** About so many children as the ticks leave, as if all were spread evenly. */
function sizeOf(filter: Filter): number {
  const count = <T>(all: { value: T; children: number }[], chosen: readonly T[]) => {
    const sum = (list: { children: number }[]) => list.reduce((so, each) => so + each.children, 0);
    return chosen.length === 0 ? 1 : sum(all.filter((each) => chosen.includes(each.value))) / sum(all);
  };
  const days = filter.not_seen_for_days === null && filter.seen_within_days === null ? 1 : 0.4;
  const shares = [
    count(VIEW.lists, filter.lists),
    count(VIEW.teams, filter.teams),
    count(VIEW.age_bands, filter.age_bands),
    count(VIEW.sexes, filter.sexes),
  ];
  return Math.round(shares.reduce((so, share) => so * share, 398 * days));
}

/** Lets the fake backend answer with the made-up lists. */
export function withLists(fake: FakeBackend): void {
  fake.on('choose_lists', () => ({ name: 'Northmere lists November.xlsx', sheets: [...SHEETS] }));
  fake.on('check_lists', () => ({
    rows: 412,
    bad_rows: 3,
    faults: [
      { sheet: 'List 6 CIN', line: 87, column: 'C, DOB', what: 'This is no date. Write it as 04/02/2018.' },
      { sheet: 'List 6 CIN', line: 140, column: '', what: 'This line has no id.' },
      { sheet: 'List 8 CLA', line: 19, column: 'D, Age', what: 'An age is a whole number from 0 to 120.' },
    ],
    more_faults: 0,
  }));
  fake.on('frame', () => VIEW);
  fake.on('try_draw', ({ plan }) => ({ sizes: plan.strata.map((each) => sizeOf(each.filter)) }));
  fake.on('draw_view', () => ({ ...DRAW_VIEW, sizes: VIEW.lists.map((each) => each.children) }));
}
