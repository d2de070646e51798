import { expect, test } from 'vitest';
import { sorted, sortOut } from './ownwords';

test.each<[string, string[], { fresh?: string[]; there?: string[]; long?: string[] }]>([
  ['Brackwell', [], { fresh: ['Brackwell'] }],
  ['  Brackwell, stepdown;\nIRO’s ', [], { fresh: ['Brackwell', 'stepdown', 'IRO’s'] }],
  ['‘stepdown’. (stepdown)', [], { fresh: ['stepdown'] }],
  ['step-down', [], { fresh: ['step-down'] }],
  ['stepdown Brackwell', ['stepdown'], { fresh: ['Brackwell'], there: ['stepdown'] }],
  ['Stepdown', ['stepdown'], { there: ['Stepdown'] }],
  ['brackwell', ['Brackwell'], { fresh: ['brackwell'] }],
  ['12 – %', [], {}],
  ['', [], {}],
  ['a'.repeat(61), [], { long: ['a'.repeat(61)] }],
])('of %j, with %j in the list, is found what is new', (typed, list, expected) => {
  const { fresh, there, long } = sortOut(typed, list);
  expect({ fresh, there: there.map(({ word }) => word), long }).toEqual({
    fresh: [],
    there: [],
    long: [],
    ...expected,
  });
});

test('the list goes by the alphabet, capitals among small letters', () => {
  expect(sorted(['stepdown', 'Brackwell', 'élan', 'IRO'])).toEqual(['Brackwell', 'élan', 'IRO', 'stepdown']);
});
