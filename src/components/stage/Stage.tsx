import { type ReactNode, useLayoutEffect, useState } from 'react'
import { useUppermostText } from './spoken'
import { stageTransform } from './stage-transform'
import './theme.css'

/** The whole picture, laid out at 1920 x 1080 px and scaled to whatever the television gives. */
export function Stage({ children }: { children: ReactNode }) {
  const [transform, setTransform] = useState('')
  useLayoutEffect(() => {
    const rescale = () => setTransform(stageTransform(window.innerWidth, window.innerHeight))
    rescale()
    window.addEventListener('resize', rescale)
    return () => window.removeEventListener('resize', rescale)
  }, [])
  return (
    <div className="stage" style={{ transform }}>
      {children}
      <Spoken />
    </div>
  )
}

/** Heard, and not seen. */
function Spoken() {
  const text = useUppermostText()
  return (
    <p className="spoken" role="status">
      {text}
    </p>
  )
}
