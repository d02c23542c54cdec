import type { Logger } from 'pino';
import type { HandoffHub } from '../../bots/handoff/handoff-hub';
import type { Turns } from '../../bots/turns';
import type {
  ActivityLog,
  ConversationHeads,
  EvidenceVault,
  LogFeed,
  RandomSource,
  TimeSource,
  TypingSigns,
} from '../../domain/ports';
import type { LimitMaker, Rate } from '../../domain/rate-limit';

/** What one customer, or one address, may do. */
export interface DirectLineLimits {
  /** Bytes of a JSON body. */
  bodyBytes: number;
  /** Files in one message. */
  uploadFiles: number;
  /** Bytes of all parts of one upload; what one file may have is the vault's to say. */
  uploadBytes: number;
  /** New chat tokens, per address. */
  chatTokens: Rate;
  /** New conversations, per address. */
  starts: Rate;
  /** Requests with a wrong credential, per address. */
  refusals: Rate;
  /** Messages, per conversation. */
  messages: Rate;
  /** Uploads, per conversation. */
  uploads: Rate;
  /** Looks at a conversation without a socket, per conversation. */
  polls: Rate;
  /** Open sockets, per conversation. */
  sockets: number;
}

export const defaultLimits: DirectLineLimits = {
  bodyBytes: 256 * 1024,
  uploadFiles: 20,
  uploadBytes: 420 * 1024 * 1024,
  chatTokens: { burst: 120, perMinute: 60 },
  starts: { burst: 120, perMinute: 60 },
  refusals: { burst: 60, perMinute: 60 },
  messages: { burst: 60, perMinute: 120 },
  uploads: { burst: 30, perMinute: 20 },
  polls: { burst: 120, perMinute: 900 },
  sockets: 16,
};

/** When the streams are looked after, in milliseconds. */
export interface StreamTimes {
  /** Between two signs of life, which also read the log should a wake have been missed. */
  keepAliveMs: number;
  /** A socket that takes longer to read one frame is closed. */
  stallMs: number;
  /** A turn that lasts longer shows the desk typing… */
  typingAfterMs: number;
  /** … and again, as clients forget it after some seconds. */
  typingEveryMs: number;
}

export const defaultStreamTimes: StreamTimes = {
  keepAliveMs: 20_000,
  stallMs: 30_000,
  typingAfterMs: 700,
  typingEveryMs: 3000,
};

export interface DirectLineDeps {
  turns: Turns;
  log: ActivityLog;
  conversations: ConversationHeads;
  feed: LogFeed;
  /** Makes the limits, so that several desks can count together; none: each for itself. */
  limitOf?: LimitMaker;
  /** Where others tell of typing; none: only the turns of this channel are shown. */
  typing?: TypingSigns;
  vault: EvidenceVault;
  time: TimeSource;
  random: RandomSource;
  logger: Logger;
  /** What tokens are signed with: the operator's secret, or a random one that outlives a restart. */
  signingSecret: string | Uint8Array;
  /** Opens `tokens/generate` and every conversation; none: only `/chat/token` gives tokens. */
  secret?: string;
  /** Shared with the embedding site, which signs with it who of its customers is signed in. */
  siteUserSecret?: string;
  /** Contact-centre hubs: their user ids, and what takes their messages and `handoff.status`. */
  hubs?: { ids: readonly string[]; receive: HandoffHub['receive'] };
  /** `https://host[:port]` of sites that may embed the chat, besides the desk's own pages. */
  allowedOrigins?: readonly string[];
  /** Where browsers reach the desk; tells whether streams are `wss:`. */
  publicUrl?: string;
  /** Proxies of ours before the desk. */
  trustedProxies?: number;
  /** Seconds after its expiry in which `/chat/token` still takes an old token back; 30 days. */
  resumeWindow?: number;
  limits?: Partial<DirectLineLimits>;
  streamTimes?: Partial<StreamTimes>;
}
