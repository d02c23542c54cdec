import { type ReactNode, useState } from 'react';
import type { CaseAct } from '../../api/case-events';
import { exportAddress } from '../../api/cases';
import { may as mayHere, useMe } from '../../frame/session';
import { useTexts } from '../../frame/texts';
import { Button } from '../../parts/button';
import { Icon, type IconName } from '../../parts/icon';
import { Popover } from '../../parts/popover';
import { useOpenCase } from '../open-case';
import { AuthorityDialog, ClockMetDialog } from './clock-dialogs';
import { CloseDialog } from './close-dialog';
import { DuplicateDialog } from './duplicate-dialog';
import { ExtendDialog } from './extend-dialog';
import { PackageDialog } from './package-dialog';

type Asked = 'close' | 'extend' | 'duplicate' | 'authority' | 'clockMet' | 'package';

/** What is done beside writing: the frequent ones in sight, the rest behind “More”. */
export function MoreActions() {
  const { t, language } = useTexts();
  const mayExport = mayHere(useMe(), 'cases.export');
  const { request, may, setRedacting } = useOpenCase();
  const [asked, setAsked] = useState<Asked>();
  const done = () => setAsked(undefined);
  const item = (what: Asked, type: CaseAct['type'], icon: IconName): ReactNode =>
    may(type) && (
      <Button look="plain" icon={icon} onClick={() => setAsked(what)}>
        {t(`work.actions.${what}`)}
      </Button>
    );
  const { reference } = request;
  return (
    <div className="row-of more-actions">
      {may('closed') && (
        <Button icon="archive" onClick={() => setAsked('close')}>
          {t('work.actions.close')}
        </Button>
      )}
      {may('extended') && request.clocks.some(({ extension }) => extension) && (
        <Button icon="clock" onClick={() => setAsked('extend')}>
          {t('work.actions.extend')}
        </Button>
      )}
      <Popover icon="more" label={t('work.more')} title={t('work.more')} side="end" menu>
        <div className="menu-links">
          {item('package', 'replied', 'file')}
          {item('duplicate', 'linked-duplicate', 'link')}
          {item('authority', 'authority-clock-started', 'alert')}
          {item('clockMet', 'clock-met', 'check')}
          {may('redacted') && (
            <Button look="plain" icon="lock" onClick={() => setRedacting(true)}>
              {t('work.actions.redact')}
            </Button>
          )}
          {mayExport && (
            <>
              <a
                className="button plain"
                href={exportAddress(reference, 'html', language)}
                target="_blank"
                rel="noopener"
              >
                <Icon name="print" />
                {t('work.actions.print')}
              </a>
              <a
                className="button plain"
                href={exportAddress(reference, 'json', language)}
                download={`${reference}.json`}
              >
                <Icon name="download" />
                {t('work.actions.export')}
              </a>
            </>
          )}
        </div>
      </Popover>
      {asked === 'close' && <CloseDialog onClose={done} />}
      {asked === 'extend' && <ExtendDialog onClose={done} />}
      {asked === 'duplicate' && <DuplicateDialog onClose={done} />}
      {asked === 'authority' && <AuthorityDialog onClose={done} />}
      {asked === 'clockMet' && <ClockMetDialog onClose={done} />}
      {asked === 'package' && <PackageDialog onClose={done} />}
    </div>
  );
}
