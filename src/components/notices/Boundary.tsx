import { Component, type ReactNode } from 'react'

interface Props {
  /** Told of what was thrown, once for each time. */
  onCrash: (error: unknown) => void
  /** What is shown in place of the children after that; `again` puts them there anew. */
  instead: (again: () => void) => ReactNode
  children: ReactNode
}

/**
 * Whatever the children throw while they are drawn, or in their effects, ends here, and nothing else goes.
 * They are not tried again until somebody asks for it.
 * https://react.dev/reference/react/Component#catching-rendering-errors-with-an-error-boundary
 */
export class Boundary extends Component<Props, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.onCrash(error)
  }

  override render() {
    if (!this.state.crashed) return this.props.children
    return this.props.instead(() => this.setState({ crashed: false }))
  }
}
