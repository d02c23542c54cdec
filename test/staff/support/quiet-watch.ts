import type { Watch } from '../../../src/domain/watch';

/** A watch with nothing to watch. */
export const quietWatch: Watch = {
  dueBy: async () => [],
  remindersOf: async () => [],
  remind: async () => [],
  open: async () => [],
  markSeen: async () => false,
  digest: async () => false,
  unassigned: async () => 0,
};
