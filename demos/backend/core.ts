// In this order, and in one module: without the core's flags the gradients fail to register.
export { findBackend, findBackendFactory, memory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
