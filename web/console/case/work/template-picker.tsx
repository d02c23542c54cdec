import { readTemplates, type Template } from '../../api/office';
import { useResource } from '../../frame/resource';
import { useMe } from '../../frame/session';
import { useTexts } from '../../frame/texts';
import { Popover } from '../../parts/popover';
import { useOpenCase } from '../open-case';
import { fillTemplate } from './fill-template';

interface TemplatePickerProps {
  kind: Template['kind'];
  outcome?: string;
  onPick(text: string): void;
}

/** Texts to begin with, in the customer's language. */
export function TemplatePicker({ kind, outcome, onPick }: TemplatePickerProps) {
  const { t } = useTexts();
  const me = useMe();
  const { request } = useOpenCase();
  const { data = [] } = useResource('templates', readTemplates);
  const fitting = data.filter(
    one =>
      one.kind === kind &&
      one.language === request.language &&
      (outcome === undefined || one.outcome === undefined || one.outcome === outcome),
  );
  if (fitting.length === 0) return null;
  return (
    <Popover icon="note" label={t('work.templates')} title={t('work.templates')}>
      {close => (
        <ul className="template-list">
          {fitting.map(one => (
            <li key={one.id}>
              <button
                type="button"
                onClick={() => {
                  onPick(fillTemplate(one.text, request, me.name));
                  close();
                }}
              >
                <strong>{one.title}</strong>
                <span className="quiet" lang={one.language}>
                  {one.text}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}
