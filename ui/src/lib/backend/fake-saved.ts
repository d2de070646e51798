/** Files that the fake backend is asked to write: it says where each would be, and writes none. */
const at = (name: string) => () => ({ path: `/home/maren/${name}` });

export const SAVED = {
  export_attachment: at('Copy'),
  export_end_of_day: at('End of day.pdf'),
  save_list_faults: at('Faults.csv'),
  export_draw: at('Receipt.pdf'),
  export_final: at('Letter.pdf'),
  export_letter: at('Letter.pdf'),
  export_planned: at('Letter.pdf'),
  export_annex: at('Evidence annex.pdf'),
  export_visit: at('Northmere.visit'),
};
