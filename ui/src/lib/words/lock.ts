/** Words about locking by itself: the warning before it, and Settings. */
export const lock = {
  soon: 'Nobody seems to be here',
  soonText: (seconds: number) =>
    `The notebook is locked in ${seconds} seconds. Press any key to go on; what you typed is kept either way.`,
  title: 'Locking',
  text: 'The notebook is locked after some minutes without a key or a pointer, and when the computer wakes from sleep. Twenty seconds before, it says so, and any key goes on. What was typed is kept. This holds for all notebooks on this computer.',
  minutes: 'Minutes',
  hint: 'From 1 to 60. Ctrl+L locks at once.',
  wrong: 'Type a number from 1 to 60.',
  kept: (minutes: number) => `Locked after ${minutes === 1 ? 'one minute' : `${minutes} minutes`} from now on.`,
  keep: 'Keep',
} as const;
