/** The shapes of ratings, drawn in a box of 11 by 11: squares full, half and empty, corners only, and a stroke. */
import type { Rating } from '../contract/generated';

export const RATING_SHAPE: { [K in Rating]: string } = {
  met: 'M1 1h9v9H1z',
  partly: 'M.5.5h10v10H.5zM6 1.8v7.4h3.2V1.8z',
  not_met: 'M.5.5h10v10H.5zM2 2v7h7V2z',
  not_seen: 'M.5.5h3.4V2H2v1.9H.5zM7.1.5h3.4v3.4H9V2H7.1zM.5 7.1H2V9h1.9v1.5H.5zM9 7.1h1.5v3.4H7.1V9H9z',
  not_applicable: 'M2 5h7v1.4H2z',
};
