/** Attributes that the type definitions of elements do not know yet. */
import 'svelte/elements';

declare module 'svelte/elements' {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the parameter is the library's
  export interface HTMLAttributes<T> {
    autocorrect?: 'on' | 'off';
  }
}
