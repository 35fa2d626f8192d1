import { describe, expect, test } from 'vitest'
import { createDetails } from '../../../src/meetings/details/details'
import { lacksRight } from '../../../src/queries/lacks-right'
import { createQueries } from '../../../src/queries/queries'
import { createThrottle } from '../../../src/webex/client/throttle'
import { settle } from '../../hand-clock'
import { API, clientOf, fakeWebex, type Reply } from '../../webex/fake-webex'

/** A meeting that somebody opens, and a Webex whose replies a test may change. */
function fixture(reply: Reply) {
  const asked: string[] = []
  const webex = { reply, link: undefined as string | undefined }
  const { http, clock, late, aborted } = fakeWebex(({ path }) => {
    asked.push(path)
    const { reply, link } = webex
    if (!link || typeof reply === 'string' || reply instanceof Response) return reply
    return Response.json(reply, { headers: { Link: `<${link}>; rel="next"` } })
  })
  const throttle = createThrottle(clock)
  const queries = createQueries({ clock, throttle })
  const details = createDetails({
    client: clientOf(
      http,
      throttle.guard((call) => call('token')),
    ),
    queries,
  })
  return { details, queries, clock, throttle, asked, aborted, late, webex }
}

const people = (...names: string[]) => ({
  items: names.map((name) => ({ email: `${name}@foyer.example`, displayName: name })),
})

describe('the details of a meeting', () => {
  const reply = { id: 'm', password: 'BgJep@43', phoneAndVideoSystemPassword: '12345678' }

  test('details are fetched when somebody subscribes, and not before', async () => {
    const { details, asked } = fixture(reply)
    const meeting = details.details('m')
    await settle()
    expect(asked).toEqual([])
    meeting.subscribe(() => {})
    expect(meeting.state()).toEqual({ data: undefined, isFetching: true, failure: undefined })
    await settle()
    expect(asked).toEqual(['/meetings/m'])
    expect(meeting.state()).toMatchObject({
      isFetching: false,
      data: { password: 'BgJep@43' },
    })
    expect(JSON.stringify(meeting.state())).not.toContain('12345678')
  })

  test('details that failed without a network are fetched when it is back', async () => {
    const { details, queries, asked, webex } = fixture('offline')
    const meeting = details.details('m')
    const stop = meeting.subscribe(() => {})
    await settle()
    expect(meeting.state().failure).toEqual({ kind: 'offline' })
    webex.reply = reply
    queries.resume()
    await settle()
    expect(meeting.state()).toMatchObject({ failure: undefined, data: { password: 'BgJep@43' } })
    // What is there is left alone, and so is what nobody looks at.
    queries.resume()
    stop()
    queries.resume()
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('details that Webex refused are not fetched again on resume', async () => {
    const { details, queries, asked } = fixture(new Response('{}', { status: 403 }))
    details.details('m').subscribe(() => {})
    await settle()
    queries.resume()
    await settle()
    expect(asked).toHaveLength(1)
  })

  test('listeners are told each change of the state, which stays the same object until then', async () => {
    const { details } = fixture(reply)
    const meeting = details.details('m')
    const isFetching: boolean[] = []
    meeting.subscribe(() => isFetching.push(meeting.state().isFetching))
    await settle()
    expect(isFetching[0]).toBe(true)
    expect(isFetching[isFetching.length - 1]).toBe(false)
    expect(meeting.state()).toBe(meeting.state())
  })

  test('details are there at once for five minutes when somebody subscribes again', async () => {
    const { details, asked, clock } = fixture(reply)
    const stop = details.details('m').subscribe(() => {})
    await settle()
    stop()
    await clock.advance(299_000)
    const again = details.details('m')
    const stopAgain = again.subscribe(() => {})
    expect(again.state()).toMatchObject({ isFetching: false, data: { password: 'BgJep@43' } })
    stopAgain()
    await clock.advance(1000)
    again.subscribe(() => {})
    expect(again.state()).toMatchObject({ isFetching: true, data: { password: 'BgJep@43' } })
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('the request for details is aborted when nobody subscribes any more', async () => {
    const { details, aborted, clock } = fixture('never')
    const stop = details.details('m').subscribe(() => {})
    await settle()
    stop()
    await settle()
    expect(aborted).toHaveLength(1)
    expect(clock.waits()).toEqual([])
  })

  test('two subscribers to the same details share one request', async () => {
    const { details, asked } = fixture(reply)
    details.details('m').subscribe(() => {})
    details.details('m').subscribe(() => {})
    await settle()
    expect(asked).toHaveLength(1)
  })

  test('details that this account may not see are told apart from other failures', async () => {
    const { details, webex } = fixture(new Response('{"message":"No"}', { status: 403 }))
    const meeting = details.details('m')
    meeting.subscribe(() => {})
    await settle()
    expect(meeting.state().failure).toMatchObject({ kind: 'http', code: 'No' })
    expect(lacksRight(meeting.state().failure)).toBe(true)
    webex.reply = 'offline'
    meeting.refetch()
    await settle()
    expect(meeting.state().failure).toEqual({ kind: 'offline' })
    expect(lacksRight(meeting.state().failure)).toBe(false)
    webex.reply = reply
    meeting.refetch()
    await settle()
    expect(meeting.state()).toMatchObject({ failure: undefined, data: { password: 'BgJep@43' } })
  })

  test('details that failed are fetched when somebody opens the meeting again', async () => {
    const { details, asked } = fixture('offline')
    const meeting = details.details('m')
    const stop = meeting.subscribe(() => {})
    await settle()
    stop()
    meeting.subscribe(() => {})
    await settle()
    expect(asked).toHaveLength(2)
  })

  test('Retry-After is obeyed, for other meetings too, and then the details are fetched', async () => {
    const { details, asked, clock, webex } = fixture(
      new Response('', { status: 429, headers: { 'Retry-After': '30' } }),
    )
    details.details('m').subscribe(() => {})
    await settle()
    webex.reply = reply
    const other = details.details('other')
    other.subscribe(() => {})
    await clock.advance(29_999)
    expect(asked).toHaveLength(1)
    expect(other.state()).toEqual({ data: undefined, isFetching: true, failure: undefined })
    await clock.advance(1)
    expect(other.state()).toMatchObject({ isFetching: false, data: { password: 'BgJep@43' } })
  })
})

describe('invitees', () => {
  test('invitees come a page at a time, as the viewer asks for more', async () => {
    const { details, asked, webex } = fixture(people('ada', 'bo'))
    webex.link = `${API}/meetingInvitees?offset=100`
    const invitees = details.invitees('m')
    invitees.subscribe(() => {})
    await settle()
    expect(invitees.state().data).toEqual({
      invitees: [
        { email: 'ada@foyer.example', name: 'ada', coHost: false },
        { email: 'bo@foyer.example', name: 'bo', coHost: false },
      ],
      unreadable: 0,
      hasMore: true,
    })

    webex.link = undefined
    webex.reply = people('bo', 'cy')
    invitees.fetchMore()
    invitees.fetchMore()
    await settle()
    expect(invitees.state().data).toMatchObject({ hasMore: false, unreadable: 0 })
    expect(invitees.state().data?.invitees.map((one) => one.name)).toEqual(['ada', 'bo', 'cy'])
    invitees.fetchMore()
    await settle()
    expect(asked).toEqual([
      '/meetingInvitees?meetingId=m&max=100',
      '/meetingInvitees?offset=100&meetingId=m&max=100',
    ])
  })

  test('a page of invitees that fails leaves those before it, and can be fetched again', async () => {
    const { details, webex } = fixture(people('ada'))
    webex.link = `${API}/meetingInvitees?offset=100`
    const invitees = details.invitees('m')
    invitees.subscribe(() => {})
    await settle()
    webex.reply = 'offline'
    invitees.fetchMore()
    await settle()
    expect(invitees.state()).toMatchObject({
      failure: { kind: 'offline' },
      data: { invitees: [{ name: 'ada' }], hasMore: true },
    })
    webex.reply = people('bo')
    invitees.fetchMore()
    await settle()
    expect(invitees.state().data?.invitees).toHaveLength(2)
    expect(invitees.state().failure).toBeUndefined()
  })
})

describe('signing out', () => {
  test('after signing out nothing is left, and subscribers are told', async () => {
    const { details, queries } = fixture({ password: 'secret' })
    const meeting = details.details('m')
    let reply = 0
    meeting.subscribe(() => {
      reply += 1
    })
    await settle()
    const before = reply
    queries.clear()
    await settle()
    expect(reply).toBeGreaterThan(before)
    expect(meeting.state()).toEqual({ data: undefined, isFetching: false, failure: undefined })
    expect(details.details('m').state().data).toBeUndefined()
  })

  test('an answer to the former person never lands', async () => {
    const { details, queries, late, webex } = fixture('never')
    const former = details.details('m')
    former.subscribe(() => {})
    await settle()
    queries.clear()
    late[0]?.({ password: 'former' })
    await settle()
    expect(former.state().data).toBeUndefined()

    webex.reply = { password: 'new' }
    const next = details.details('m')
    next.subscribe(() => {})
    await settle()
    expect(next.state().data?.password).toBe('new')
    expect(former.state().data).toBeUndefined()
  })

  test('what waited for Retry-After is not requested in the name of the next person', async () => {
    const { details, queries, asked, clock } = fixture(
      new Response('', { status: 429, headers: { 'Retry-After': '30' } }),
    )
    const former = details.details('m')
    former.subscribe(() => {})
    await settle()
    former.refetch()
    queries.clear()
    await clock.advance(60_000)
    expect(asked).toHaveLength(1)
    expect(former.state().isFetching).toBe(false)
  })
})
