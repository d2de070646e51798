/** A backend that answers ratings only when a test says so. */
import type { FakeBackend } from '../../backend/fake';
import { CoreError } from '../../backend';
import type { Code, RateCases, Saved } from '../../contract/generated';

export interface Held {
  request: RateCases;
  answer: () => void;
  fail: (code: Code) => void;
}

/** Every request so far, in order; those not answered wait. `keep` makes the change as the program would. */
export function hold(fake: FakeBackend, keep: (request: RateCases) => Saved): Held[] {
  const held: Held[] = [];
  fake.on(
    'rate_cases',
    (request) =>
      new Promise((resolve, reject) =>
        held.push({
          request,
          answer: () => resolve(keep(request)),
          fail: (code) => reject(new CoreError(code)),
        }),
      ),
  );
  return held;
}
