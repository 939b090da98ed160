// The cell of the recurrent layers for AVX-512, forward and backward.

#include "textflag.h"

// The bounds of the argument of the hyperbolic tangent, the coefficients of the
// numerator and of the denominator of model.Tanh, a half and one.
DATA cellConstants<>+0(SB)/4, $0x41100000 // 9
DATA cellConstants<>+4(SB)/4, $0xc1100000 // -9
DATA cellConstants<>+8(SB)/4, $0xa59f25c0 // -2.76076847742355e-16
DATA cellConstants<>+12(SB)/4, $0x2a61337e // 2.00018790482477e-13
DATA cellConstants<>+16(SB)/4, $0xaebd37ff // -8.60467152213735e-11
DATA cellConstants<>+20(SB)/4, $0x335c0041 // 5.12229709037114e-08
DATA cellConstants<>+24(SB)/4, $0x3779434a // 1.48572235717979e-05
DATA cellConstants<>+28(SB)/4, $0x3a270ded // 0.000637261928875436
DATA cellConstants<>+32(SB)/4, $0x3ba059dc // 0.00489352455891786
DATA cellConstants<>+36(SB)/4, $0x35a0d3d8 // 1.19825839466702e-06
DATA cellConstants<>+40(SB)/4, $0x38f895d6 // 0.000118534705686654
DATA cellConstants<>+44(SB)/4, $0x3b14aa05 // 0.002268434632439
DATA cellConstants<>+48(SB)/4, $0x3ba059dd // 0.00489352518554385
DATA cellConstants<>+52(SB)/4, $0x3f000000 // 0.5
DATA cellConstants<>+56(SB)/4, $0x3f800000 // 1.0
GLOBL cellConstants<>(SB), RODATA|NOPTR, $60

#define CONSTANTS \
	LEAQ cellConstants<>(SB), AX; \
	VBROADCASTSS (AX), Z16; \
	VBROADCASTSS 4(AX), Z17; \
	VBROADCASTSS 8(AX), Z18; \
	VBROADCASTSS 12(AX), Z19; \
	VBROADCASTSS 16(AX), Z20; \
	VBROADCASTSS 20(AX), Z21; \
	VBROADCASTSS 24(AX), Z22; \
	VBROADCASTSS 28(AX), Z23; \
	VBROADCASTSS 32(AX), Z24; \
	VBROADCASTSS 36(AX), Z25; \
	VBROADCASTSS 40(AX), Z26; \
	VBROADCASTSS 44(AX), Z27; \
	VBROADCASTSS 48(AX), Z28; \
	VBROADCASTSS 52(AX), Z29; \
	VBROADCASTSS 56(AX), Z30

// TANH replaces x.
#define TANH(x, x2, p, q) \
	VMINPS Z16, x, x; \
	VMAXPS Z17, x, x; \
	VMULPS x, x, x2; \
	VMOVAPS Z18, p; \
	VFMADD213PS Z19, x2, p; \
	VFMADD213PS Z20, x2, p; \
	VFMADD213PS Z21, x2, p; \
	VFMADD213PS Z22, x2, p; \
	VFMADD213PS Z23, x2, p; \
	VFMADD213PS Z24, x2, p; \
	VMULPS x, p, p; \
	VMOVAPS Z25, q; \
	VFMADD213PS Z26, x2, q; \
	VFMADD213PS Z27, x2, q; \
	VFMADD213PS Z28, x2, q; \
	VDIVPS q, p, x

// SIGMOID replaces x.
#define SIGMOID(x, x2, p, q) \
	VMULPS Z29, x, x; \
	TANH(x, x2, p, q); \
	VFMADD213PS Z29, Z29, x

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

// func cell512(n int, gates, before, c, tanhC, h, out *float32)
TEXT ·cell512(SB), NOSPLIT, $0-56
	MOVQ n+0(FP), CX
	MOVQ gates+8(FP), SI
	MOVQ before+16(FP), BX
	MOVQ c+24(FP), DI
	MOVQ tanhC+32(FP), DX
	MOVQ h+40(FP), R8
	MOVQ out+48(FP), R9
	LEAQ (SI)(CX*4), R10  // forget
	LEAQ (R10)(CX*4), R11 // cell
	LEAQ (R11)(CX*4), R12 // output
	XORQ R13, R13
	CONSTANTS
	KXNORW K1, K1, K1

cellLoop:
	TAIL(cellFull, cellDone)

cellFull:
	VMOVUPS.Z (SI)(R13*1), K1, Z0
	VMOVUPS.Z (R10)(R13*1), K1, Z1
	VMOVUPS.Z (R11)(R13*1), K1, Z2
	VMOVUPS.Z (R12)(R13*1), K1, Z3
	SIGMOID(Z0, Z4, Z5, Z6)
	SIGMOID(Z1, Z7, Z8, Z9)
	TANH(Z2, Z10, Z11, Z12)
	SIGMOID(Z3, Z4, Z5, Z6)
	VMOVUPS Z0, K1, (SI)(R13*1)
	VMOVUPS Z1, K1, (R10)(R13*1)
	VMOVUPS Z2, K1, (R11)(R13*1)
	VMOVUPS Z3, K1, (R12)(R13*1)
	VMULPS Z0, Z2, Z0
	TESTQ BX, BX
	JZ cellFirst
	VMOVUPS.Z (BX)(R13*1), K1, Z4
	VFMADD231PS Z1, Z4, Z0

cellFirst:
	VMOVUPS Z0, K1, (DI)(R13*1)
	TANH(Z0, Z4, Z5, Z6)
	VMOVUPS Z0, K1, (DX)(R13*1)
	VMULPS Z3, Z0, Z0
	VMOVUPS Z0, K1, (R8)(R13*1)
	VMOVUPS Z0, K1, (R9)(R13*1)
	ADDQ $64, R13
	SUBQ $16, CX
	JMP cellLoop

cellDone:
	VZEROUPPER
	RET

// func cellBack512(n int, gates, tanhC, before, dBefore, dh, dc, dz *float32)
TEXT ·cellBack512(SB), NOSPLIT, $0-64
	MOVQ n+0(FP), CX
	MOVQ gates+8(FP), SI
	MOVQ before+24(FP), BX
	MOVQ dh+40(FP), R8
	MOVQ dc+48(FP), R9
	MOVQ dz+56(FP), DI
	LEAQ (SI)(CX*4), R10
	LEAQ (SI)(CX*8), R11
	LEAQ (R10)(CX*8), R12
	LEAQ (CX*4), DX // from gate to gate
	XORQ R13, R13
	CONSTANTS
	KXNORW K1, K1, K1

backLoop:
	TAIL(backFull, backDone)

backFull:
	VMOVUPS.Z (SI)(R13*1), K1, Z0  // input
	VMOVUPS.Z (R10)(R13*1), K1, Z1 // forget
	VMOVUPS.Z (R11)(R13*1), K1, Z2 // cell
	VMOVUPS.Z (R12)(R13*1), K1, Z3 // output
	MOVQ tanhC+16(FP), AX
	VMOVUPS.Z (AX)(R13*1), K1, Z4
	VMOVUPS.Z (R8)(R13*1), K1, Z5 // dh
	VMULPS Z3, Z5, Z6 // dh*output
	VMOVAPS Z30, Z7
	VFNMADD231PS Z4, Z4, Z7 // 1-tanhC*tanhC
	VMOVUPS.Z (R9)(R13*1), K1, Z8
	VFMADD231PS Z6, Z7, Z8 // d
	VSUBPS Z3, Z30, Z7
	VMULPS Z4, Z6, Z6
	VMULPS Z7, Z6, Z6 // dh*tanhC*output*(1-output)
	VSUBPS Z0, Z30, Z7
	VMULPS Z0, Z7, Z7
	VMULPS Z2, Z7, Z7
	VMULPS Z8, Z7, Z7 // d*cell*input*(1-input)
	VMOVAPS Z30, Z9
	VFNMADD231PS Z2, Z2, Z9
	VMULPS Z0, Z9, Z9
	VMULPS Z8, Z9, Z9 // d*input*(1-cell*cell)
	LEAQ (DI)(R13*1), AX
	VMOVUPS Z7, K1, (AX)
	VMOVUPS Z9, K1, (AX)(DX*2)
	ADDQ DX, AX
	VPXORQ Z10, Z10, Z10
	TESTQ BX, BX
	JZ backFirst
	VSUBPS Z1, Z30, Z10
	VMULPS Z1, Z10, Z10
	VMULPS.Z (BX)(R13*1), Z10, K1, Z10
	VMULPS Z8, Z10, Z10 // d*before*forget*(1-forget)
	MOVQ dBefore+32(FP), R15
	VMOVUPS.Z (R15)(R13*1), K1, Z11
	VFMADD231PS Z8, Z1, Z11
	VMOVUPS Z11, K1, (R15)(R13*1)

backFirst:
	VMOVUPS Z10, K1, (AX)
	VMOVUPS Z6, K1, (AX)(DX*2)
	ADDQ $64, R13
	SUBQ $16, CX
	JMP backLoop

backDone:
	VZEROUPPER
	RET
