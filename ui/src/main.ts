/** Starts the page: the shell behind it, the theme, the first screen. */
import { mount } from 'svelte';
import App from './App.svelte';
import { setBackend } from './lib/backend';
import { TauriBackend } from './lib/backend/tauri';
import { theme } from './lib/shared/theme.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/panes.css';
import './styles/print.css';

async function start(): Promise<void> {
  // With made-up data and without a shell; left out of what is shipped.
  if (import.meta.env.MODE !== 'production' && location.search.startsWith('?fake')) {
    const { startFake } = await import('./dev/start');
    await startFake();
  } else {
    setBackend(new TauriBackend());
  }
  theme.follow();
  const target = document.getElementById('app');
  if (target) mount(App, { target });
}

void start();
