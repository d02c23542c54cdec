import { z } from 'zod';
import { weekOf } from '../../../domain/case-work/figures';
import { requestTypeName } from '../../handoff/handoff';
import { staffRoute } from '../route';
import { instant } from '../schemas';

const counted = {
  received: z.int(),
  answered: z.int(),
  withinPromise: z.int(),
  late: z.int(),
};

const weekMs = 7 * 86_400_000;

const readFigures = staffRoute({
  method: 'GET',
  path: '/figures',
  name: 'readFigures',
  summary: 'How many cases came, were answered, and in time, by week of receipt and by request',
  access: 'figures.read',
  query: z.object({ weeks: z.coerce.number().int().min(1).max(104).default(12) }),
  answer: {
    status: 200,
    schema: z.object({
      weeks: z.array(
        z.object({ start: instant, ...counted, byType: z.record(z.string(), z.int()) }),
      ),
      open: z.object({ total: z.int(), late: z.int(), today: z.int(), early: z.int() }),
      byType: z.array(z.object({ type: z.string(), name: z.string(), ...counted })),
      medianHoursToAnswer: z.number().nullable(),
    }),
  },
  async handle({ query, language }, { work, time, texts }) {
    const now = time.now();
    const from = new Date(weekOf(now).getTime() - (query.weeks - 1) * weekMs);
    const { weeks, open, byType, medianHoursToAnswer } = await work.figures.figures({ from, now });
    return {
      status: 200,
      json: {
        weeks: weeks.map(({ start, ...rest }) => ({ start: start.toISOString(), ...rest })),
        open,
        byType: byType.map(one => ({ ...one, name: requestTypeName(one.type, texts, language) })),
        medianHoursToAnswer: medianHoursToAnswer ?? null,
      },
    };
  },
});

export const figuresRoutes = [readFigures];
