import type { Button } from '../shape/present-choices';
import type { Piece } from '../shape/shape';
import type { ChannelTraits } from '../traits';

/** A piece as an activity that Azure's connector takes. */
export function azureMessage(
  piece: Extract<Piece, { kind: 'text' }>,
  { cards }: Pick<ChannelTraits, 'cards'>,
): object {
  const { text, markdown, buttons } = piece;
  const base = {
    type: 'message',
    textFormat: markdown ? 'markdown' : 'plain',
    inputHint: buttons.length > 0 ? 'expectingInput' : 'acceptingInput',
  };
  if (buttons.length === 0) return { ...base, text };
  if (cards)
    return {
      ...base,
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.hero',
          content: { text, buttons: buttons.map(action) },
        },
      ],
    };
  return { ...base, text, suggestedActions: { to: [], actions: buttons.map(action) } };
}

const action = ({ title, payload }: Button) => ({ type: 'imBack', title, value: payload });
