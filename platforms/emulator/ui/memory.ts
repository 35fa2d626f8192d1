/**
 * Clears all that pages of this origin keep, as a factory reset does.
 * @throws when a page still holds its database open
 */
export async function forgetEverything(): Promise<void> {
  localStorage.clear()
  sessionStorage.clear()
  const databases = await indexedDB.databases()
  await Promise.all(databases.map(({ name }) => name && remove(name)))
}

function remove(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('Another page holds it open: close that tab.'))
  })
}
