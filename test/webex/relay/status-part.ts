/** A part of Webex with parts of its own, as https://status.webex.com/api describes it. */
export const MEETINGS_PART = {
  id: 'f39a9300c28611e8b87a2b7de57ea3ca',
  name: 'Webex Meetings',
  fedRAMP: false,
  commercial: true,
  group_id: null,
  product_group: 'WebexMeeting',
  status: 'operational',
  isGroup: 'Y',
  components: ['fc5ed640c28611e89f7a893fb1236b0a'],
}
