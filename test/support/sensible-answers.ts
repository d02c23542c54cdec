import type { Language } from '../../src/domain/language';
import type { Field } from '../../src/domain/requests/request-type';
import type { Chat } from './open-chat';

/** An answer that each kind of field takes, in each language. */
const words: Record<Language, Record<string, string>> = {
  vi: { text: 'Có người lạ gọi cho tôi mời mua căn hộ', time: 'hôm qua', name: 'Nguyễn Thị Hoa' },
  en: { text: 'A stranger keeps calling me to sell flats', time: 'yesterday', name: 'Jane Smith' },
};

/** What a customer would say to a field, so that the form goes on. */
export function sensibleAnswer(chat: Chat, prefix: string, field: Field): string {
  switch (field.kind) {
    case 'choices':
      return chat.text(`requests.${prefix}.fields.${field.name}.choices.${field.choices?.[0]}`);
    case 'evidence':
      return chat.text('form.choices.none');
    case 'contact':
      return 'hoa@example.vn';
    case 'consequences':
      return chat.text('form.choices.understood');
    case 'identity':
      return chat.text('form.choices.byStaff');
    default:
      return words[chat.language][field.kind] ?? '';
  }
}
