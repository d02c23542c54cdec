import type { Language } from '../../../src/domain/language';
import { type Ear, polling, SocketEar } from './ear';
import { Line, type SaidActivity } from './line';

/** What the desk promised a customer on filing. */
export interface Receipt {
  reference: string;
  clocks: { name: string; dueAt: string }[];
}

/** What a customer answers to each field of a complaint; `menu` is how she begins. */
const words: Record<Language, Record<string, string>> = {
  vi: {
    menu: 'Tôi muốn khiếu nại dữ liệu bị dùng sai',
    what: 'Có công ty lạ cứ mời tôi mua bảo hiểm dù tôi chưa từng cho họ biết gì',
    when: 'hôm qua',
    how: 'Cuộc gọi',
    data: 'số điện thoại',
    who: 'Bảo hiểm An Tâm',
    evidence: 'Không có',
    name: 'Nguyễn Thị Hoa',
    reach: 'hoa@example.vn',
    review: 'Gửi',
  },
  en: {
    menu: 'I want to complain about misuse of my data',
    what: 'Somebody I do not know keeps offering me insurance, I never told them anything',
    when: 'yesterday',
    how: 'Phone call',
    data: 'phone number',
    who: 'An Tam Insurance',
    evidence: 'None',
    name: 'Jane Smith',
    reach: 'jane@example.com',
    review: 'Send',
  },
};

/** More than any walk takes: whoever needs as many is stuck. */
const mostTurns = 30;

export interface CustomerOptions {
  url: string;
  language: Language;
  /** A name of her own, from which her messages' ids are made. */
  name: string;
  /** Reads by a socket in place of polling. */
  listens?: boolean;
  /** Sends every message as often at once, as a channel does that got no answer. */
  copies?: number;
  patienceMs?: number;
}

/**
 * A customer who walks through a whole complaint over HTTP and writes down what she sent, what was
 * acknowledged, and what she was told: her records are what the store is held against.
 */
export class Customer {
  readonly acknowledged: { clientId: string; id: string; text: string }[] = [];
  /** What she saw, by its id; the order is that in which it came first. */
  readonly seen = new Map<string, string>();
  readonly receipts: Receipt[] = [];
  /** What must never be: the same id with other words, an answer with another id. */
  readonly complaints: string[] = [];
  readonly line: Line;
  readonly ear: Ear;
  private last: SaidActivity | undefined;
  private sent = 0;

  constructor(readonly options: CustomerOptions) {
    const { url, name, patienceMs } = options;
    const address = `10.${[...name].map(letter => letter.charCodeAt(0)).reduce(mix, 7) % 16_000_000}`;
    this.line = new Line({ url, address, ...(patienceMs && { patienceMs }) });
    this.ear = options.listens ? new SocketEar(this.line) : polling(this.line);
  }

  /** Comes, complains, and gets a receipt. @throws Error where the talk comes to no end. */
  async walk(): Promise<void> {
    await this.line.open(this.options.language);
    await this.hear(() => this.last !== undefined);
    for (let turn = 0; this.receipts.length === 0; turn++) {
      if (turn === mostTurns)
        throw new Error(`${this.options.name} is stuck at: ${JSON.stringify(this.last)}`);
      await this.say(this.answer());
    }
  }

  leave(): void {
    this.ear.close();
  }

  /** Says something and hears what the desk has to say to it. */
  async say(text: string): Promise<void> {
    const clientId = `${this.options.name}-${++this.sent}`;
    const copies = Array.from({ length: this.options.copies ?? 1 }, () =>
      this.line.post(text, clientId),
    );
    const [id = '', ...others] = await Promise.all(copies);
    for (const other of others)
      if (other !== id) this.complaints.push(`${clientId} was acknowledged as ${id} and ${other}`);
    this.acknowledged.push({ clientId, id, text });
    await this.hear(() => this.isAnswered(id));
  }

  /** The field that the desk asks; `menu` and `review` are such too. */
  get asked(): string {
    const prompt = this.last?.entities?.find(({ type }) => type === 'paragon.privacy/prompt');
    return prompt?.form === 'menu' ? 'menu' : String(prompt?.field ?? 'menu');
  }

  private answer(): string {
    const { language } = this.options;
    const offered = this.last?.suggestedActions?.actions[0]?.title;
    return words[language][this.asked] ?? offered ?? words[language].what ?? '';
  }

  private isAnswered(id: string): boolean {
    const ids = [...this.seen.keys()];
    const place = ids.indexOf(id);
    return place >= 0 && place < ids.length - 1;
  }

  private async hear(isEnough: () => boolean): Promise<void> {
    while (!isEnough()) for (const activity of await this.ear.next()) this.note(activity);
  }

  private note(activity: SaidActivity): void {
    const { id, text = '', from, entities = [] } = activity;
    const known = this.seen.get(id);
    if (known !== undefined && known !== text)
      this.complaints.push(`${id} was “${known}” and then “${text}”`);
    if (known !== undefined) return;
    this.seen.set(id, text);
    if (from.role !== 'bot') return;
    this.last = activity;
    for (const entity of entities)
      if (entity.type === 'paragon.privacy/receipt')
        this.receipts.push(entity as unknown as Receipt);
  }
}

const mix = (sum: number, code: number): number => (sum * 31 + code) % 2_147_483_647;
