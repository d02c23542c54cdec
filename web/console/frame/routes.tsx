import { type ComponentType, lazy } from 'react';
import { QueuePage } from '../queue/queue-page';

/** A page and the address that it stands at. Those that few open are loaded when they are. */
interface Route {
  pattern: string;
  Page: ComponentType<{ params: Record<string, string> }>;
}

const CasePage = lazy(async () => ({ default: (await import('../case/case-page')).CasePage }));
const ChatsPage = lazy(async () => ({ default: (await import('../chats/chats-page')).ChatsPage }));
const ChatPage = lazy(async () => ({ default: (await import('../chats/chat-page')).ChatPage }));
const PhoneCasePage = lazy(async () => ({
  default: (await import('../phone-case/phone-case-page')).PhoneCasePage,
}));
const FiguresPage = lazy(async () => ({
  default: (await import('../figures/figures-page')).FiguresPage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import('../settings/settings-page')).SettingsPage,
}));
const SecurityPage = lazy(async () => ({
  default: (await import('../security/security-page')).SecurityPage,
}));

export const routes: readonly Route[] = [
  { pattern: '/staff', Page: QueuePage },
  { pattern: '/staff/cases/:reference', Page: CasePage },
  { pattern: '/staff/chats', Page: ChatsPage },
  { pattern: '/staff/chats/:id', Page: ChatPage },
  { pattern: '/staff/new', Page: PhoneCasePage },
  { pattern: '/staff/figures', Page: FiguresPage },
  { pattern: '/staff/settings', Page: SettingsPage },
  { pattern: '/staff/settings/:part', Page: SettingsPage },
  { pattern: '/staff/security', Page: SecurityPage },
];
