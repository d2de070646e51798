/** Light or dark: as the system has it, or as somebody chose for as long as the window is open. */
export type ThemeChoice = 'system' | 'light' | 'dark';

class Theme {
  choice = $state<ThemeChoice>('system');
  #dark: MediaQueryList | null = null;

  /** Follows the system from now on. */
  follow(): void {
    this.#dark = window.matchMedia('(prefers-color-scheme: dark)');
    this.#dark.addEventListener('change', () => this.#show());
    this.#show();
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    this.#show();
  }

  #show(): void {
    const dark = this.choice === 'system' ? (this.#dark?.matches ?? false) : this.choice === 'dark';
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }
}

export const theme = new Theme();
