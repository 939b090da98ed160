// Element by element arithmetic of the trainer for AVX-512, any number of elements.

#include "textflag.h"

// TAIL sets K1 to the next sixteen elements or those that are left of CX, and jumps
// to done if there are none.
#define TAIL(full, done) \
	CMPQ CX, $16; \
	JGE full; \
	TESTQ CX, CX; \
	JLE done; \
	MOVL $1, AX; \
	SHLL CX, AX; \
	DECL AX; \
	KMOVW AX, K1

// func axpy512(n int, alpha float32, x, y *float32)
TEXT ·axpy512(SB), NOSPLIT, $0-32
	MOVQ n+0(FP), CX
	VBROADCASTSS alpha+8(FP), Z2
	MOVQ x+16(FP), SI
	MOVQ y+24(FP), DI
	KXNORW K1, K1, K1

axpyLoop:
	TAIL(axpyFull, axpyDone)

axpyFull:
	VMOVUPS.Z (SI), K1, Z0
	VMOVUPS.Z (DI), K1, Z1
	VFMADD231PS Z0, Z2, Z1
	VMOVUPS Z1, K1, (DI)
	ADDQ $64, SI
	ADDQ $64, DI
	SUBQ $16, CX
	JMP axpyLoop

axpyDone:
	VZEROUPPER
	RET

// func times512(n int, x, y *float32)
// It multiplies y by x.
TEXT ·times512(SB), NOSPLIT, $0-24
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), SI
	MOVQ y+16(FP), DI
	KXNORW K1, K1, K1

timesLoop:
	TAIL(timesFull, timesDone)

timesFull:
	VMOVUPS.Z (SI), K1, Z0
	VMOVUPS.Z (DI), K1, Z1
	VMULPS Z0, Z1, Z1
	VMOVUPS Z1, K1, (DI)
	ADDQ $64, SI
	ADDQ $64, DI
	SUBQ $16, CX
	JMP timesLoop

timesDone:
	VZEROUPPER
	RET

// func timesWhereNegative512(n int, factor float32, x, y *float32)
// It multiplies by factor the elements of y where x is negative.
TEXT ·timesWhereNegative512(SB), NOSPLIT, $0-32
	MOVQ n+0(FP), CX
	VBROADCASTSS factor+8(FP), Z2
	MOVQ x+16(FP), SI
	MOVQ y+24(FP), DI
	VPXORQ Z3, Z3, Z3
	KXNORW K1, K1, K1

negativeLoop:
	TAIL(negativeFull, negativeDone)

negativeFull:
	VMOVUPS.Z (SI), K1, Z0
	VMOVUPS.Z (DI), K1, Z1
	VCMPPS $1, Z3, Z0, K2
	VMULPS Z2, Z1, K2, Z1
	VMOVUPS Z1, K1, (DI)
	ADDQ $64, SI
	ADDQ $64, DI
	SUBQ $16, CX
	JMP negativeLoop

negativeDone:
	VZEROUPPER
	RET

// func drain512(n int, from, to *float32) float32
// It adds from to to, clears from, and returns the sum of the squares of to.
TEXT ·drain512(SB), NOSPLIT, $0-28
	MOVQ n+0(FP), CX
	MOVQ from+8(FP), SI
	MOVQ to+16(FP), DI
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	KXNORW K1, K1, K1

drainLoop:
	TAIL(drainFull, drainDone)

drainFull:
	VMOVUPS.Z (SI), K1, Z0
	VADDPS.Z (DI), Z0, K1, Z0
	VMOVUPS Z0, K1, (DI)
	VMOVUPS Z3, K1, (SI)
	VFMADD231PS Z0, Z0, Z2
	ADDQ $64, SI
	ADDQ $64, DI
	SUBQ $16, CX
	JMP drainLoop

drainDone:
	VEXTRACTF64X4 $1, Z2, Y0
	VADDPS Y0, Y2, Y2
	VEXTRACTF128 $1, Y2, X0
	VADDPS X0, X2, X2
	VHADDPS X2, X2, X2
	VHADDPS X2, X2, X2
	MOVSS X2, ret+24(FP)
	VZEROUPPER
	RET

// func adam512(n int, with *adamFactors, grad, w, m, v *float32)
TEXT ·adam512(SB), NOSPLIT, $0-48
	MOVQ n+0(FP), CX
	MOVQ with+8(FP), AX
	MOVQ grad+16(FP), SI
	MOVQ w+24(FP), DI
	MOVQ m+32(FP), BX
	MOVQ v+40(FP), DX
	VBROADCASTSS (AX), Z16   // scale
	VBROADCASTSS 4(AX), Z17  // rate
	VBROADCASTSS 8(AX), Z18  // beta1
	VBROADCASTSS 12(AX), Z19 // beta2
	VBROADCASTSS 16(AX), Z20 // 1 - beta1
	VBROADCASTSS 20(AX), Z21 // 1 - beta2
	VBROADCASTSS 24(AX), Z22 // eps
	VPXORQ Z23, Z23, Z23
	KXNORW K1, K1, K1

adamLoop:
	TAIL(adamFull, adamDone)

adamFull:
	VMOVUPS.Z (SI), K1, Z0
	VMULPS Z16, Z0, Z0
	VMOVUPS.Z (BX), K1, Z1
	VMULPS Z18, Z1, Z1
	VFMADD231PS Z20, Z0, Z1
	VMOVUPS Z1, K1, (BX)
	VMOVUPS.Z (DX), K1, Z2
	VMULPS Z19, Z2, Z2
	VMULPS Z0, Z0, Z0
	VFMADD231PS Z21, Z0, Z2
	VMOVUPS Z2, K1, (DX)
	VSQRTPS Z2, Z2
	VADDPS Z22, Z2, Z2
	VMULPS Z17, Z1, Z1
	VDIVPS Z2, Z1, Z1
	VMOVUPS.Z (DI), K1, Z3
	VSUBPS Z1, Z3, Z3
	VMOVUPS Z3, K1, (DI)
	VMOVUPS Z23, K1, (SI)
	ADDQ $64, SI
	ADDQ $64, DI
	ADDQ $64, BX
	ADDQ $64, DX
	SUBQ $16, CX
	JMP adamLoop

adamDone:
	VZEROUPPER
	RET

// func approach512(n int, share float32, x, y *float32)
// It moves y by share of the way towards x.
TEXT ·approach512(SB), NOSPLIT, $0-32
	MOVQ n+0(FP), CX
	VBROADCASTSS share+8(FP), Z2
	MOVQ x+16(FP), SI
	MOVQ y+24(FP), DI
	KXNORW K1, K1, K1

approachLoop:
	TAIL(approachFull, approachDone)

approachFull:
	VMOVUPS.Z (SI), K1, Z0
	VMOVUPS.Z (DI), K1, Z1
	VSUBPS Z1, Z0, Z0
	VFMADD231PS Z0, Z2, Z1
	VMOVUPS Z1, K1, (DI)
	ADDQ $64, SI
	ADDQ $64, DI
	SUBQ $16, CX
	JMP approachLoop

approachDone:
	VZEROUPPER
	RET
