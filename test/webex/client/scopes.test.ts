import { describe, expect, it } from 'vitest'
import { missingScopes, scopeLacking } from '../../../src/webex/client/scopes'

const BOTH = 'meeting:schedules_read spark:people_read'

describe('the scopes that were not granted', () => {
  it.each([
    [BOTH, BOTH, []],
    [BOTH, 'spark:people_read  spark:kms', ['meeting:schedules_read']],
    [` ${BOTH}\n`, '', ['meeting:schedules_read', 'spark:people_read']],
    [BOTH, undefined, []],
  ])('of %j, where %j was, are %j', (asked, granted, missing) => {
    expect(missingScopes(asked, granted)).toEqual(missing)
  })
})

describe('the scope that a call lacks', () => {
  it.each([
    ['people/me', 'spark:people_read'],
    ['recordings?from=2026-03-02', 'meeting:recordings_read'],
    ['recordings/4f91', 'meeting:recordings_read'],
    ['meetingTranscripts?meetingId=1', 'meeting:transcripts_read'],
    ['meetingSummaries?meetingId=1', 'meeting:summaries_read'],
    // Without these there is nothing to show, so that Webex itself has to say it.
    ['meetings?max=100', undefined],
    ['meetingInvitees?meetingId=1', undefined],
    ['', undefined],
  ])('%s: %s', (path, scope) => {
    expect(scopeLacking(path, 'meeting:schedules_read')).toBe(scope)
    expect(scopeLacking(path, undefined)).toBeUndefined()
  })

  it.each([
    'meeting:schedules_read meeting:recordings_read',
    'meeting:schedules_read meeting:admin_recordings_read',
    'meeting:schedules_read meeting:recordings_write',
    'spark:all',
    'openid offline_access',
  ])('is none in doubt: %s', (granted) => {
    expect(scopeLacking('recordings', granted)).toBeUndefined()
  })
})
