import { Link } from '../frame/router';
import { useTexts } from '../frame/texts';
import { useOpenCase } from './open-case';

/** Cases that tell of the same thing. */
export function Related() {
  const { t } = useTexts();
  const { duplicateOf, duplicates } = useOpenCase().request;
  if (!duplicateOf && duplicates.length === 0) return null;
  return (
    <section aria-labelledby="related">
      <h2 id="related">{t('case.related')}</h2>
      {duplicateOf && (
        <p>
          {t('case.duplicateOf')} <Link to={`/staff/cases/${duplicateOf}`}>{duplicateOf}</Link>
        </p>
      )}
      {duplicates.length > 0 && (
        <p>
          {t('case.duplicates')}{' '}
          {duplicates.map((reference, index) => (
            <span key={reference}>
              {index > 0 && ', '}
              <Link to={`/staff/cases/${reference}`}>{reference}</Link>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}
