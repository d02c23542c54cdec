import { describeWithImap } from '../support/providers/imap-server';
import { mailCan, openMail } from '../support/providers/mailbox';
import { channelContract } from './contract';

describeWithImap('with a real IMAP server', () => channelContract('email', openMail, mailCan));
