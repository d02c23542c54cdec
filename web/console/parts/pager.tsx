import { wholeNumber } from '../frame/format';
import { useTexts } from '../frame/texts';
import { Button } from './button';

/** Pages of a long list. */
export function Pager({
  offset,
  size,
  total,
  orMore = false,
  onOffset,
}: {
  offset: number;
  size: number;
  total: number;
  /** Whether there are perhaps more, which nobody has counted. */
  orMore?: boolean;
  onOffset(offset: number): void;
}) {
  const { t, language } = useTexts();
  if (total <= size && offset === 0) return null;
  return (
    <nav className="pager" aria-label={t('parts.pages')}>
      <Button
        icon="left"
        disabled={offset === 0}
        onClick={() => onOffset(Math.max(0, offset - size))}
      >
        {t('parts.before')}
      </Button>
      <span>
        {t(orMore ? 'parts.rangeOfMore' : 'parts.range', {
          from: Math.min(offset + 1, total),
          to: Math.min(offset + size, total),
          total: wholeNumber(language, total),
        })}
      </span>
      <Button
        icon="right"
        disabled={offset + size >= total}
        onClick={() => onOffset(offset + size)}
      >
        {t('parts.after')}
      </Button>
    </nav>
  );
}
