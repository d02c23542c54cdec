import { useTexts } from '../../frame/texts';
import { useOpenCase } from '../open-case';
import { Assign } from './assign';
import { Composer } from './composer';
import { MoreActions } from './more-actions';

/** Everything that can be done with the case, beside what it says. */
export function WorkPanel() {
  const { t } = useTexts();
  const { request } = useOpenCase();
  const isHeldOpen = request.clocks.some(
    ({ name, metAt }) => name === 'authority-notice' && metAt === undefined,
  );
  const canAct = request.actions.length > 0;
  return (
    <aside className="card work-panel" aria-label={t('work.title')} id="work">
      <Assign />
      {!canAct && <p className="hint">{t('work.readOnly')}</p>}
      <Composer />
      <MoreActions />
      {isHeldOpen && <p className="hint">{t('work.heldOpen')}</p>}
    </aside>
  );
}
