/** What a user should know of tables that are looked up by hash of the last words. */
export const ngramRemark =
  'tables of word sequences count as memory of the accelerators; engines may keep them on the host';
