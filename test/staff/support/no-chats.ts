import { readWorkingHours } from '../../../src/domain/working-hours';
import { LiveBus } from '../../../src/staff/live/live-bus';
import { LiveStreams } from '../../../src/staff/live/live-streams';

/** A desk at which nobody wants a person, for tests of everything else. */
export const noChats = () => ({
  liveChats: {
    find: async () => undefined,
    open: async () => [],
    seen: async () => {},
    claimDue: async () => [],
    forget: async () => {},
  },
  conversations: { find: async () => undefined },
  turns: {
    beside: () => Promise.reject(new Error('there is no conversation here')),
  },
  typing: { show: () => {}, listen: () => () => {} },
  workingHours: readWorkingHours('Mon-Sat 08:00-17:30') ?? [],
  liveStreams: new LiveStreams(new LiveBus({ wake: () => {}, onWake: () => () => {} })),
});
